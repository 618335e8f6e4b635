package dev.penstock.core.exchange;

import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import io.vavr.collection.List;

/**
 * Edits of one header map, in their order.
 *
 * <p>What frames a message cannot be set: {@code content-length} and {@code transfer-encoding} follow from the body.
 */
record HeaderEdits(HeaderMap map, List<Effect> effects) {
    static HeaderEdits none(HeaderMap map) {
        return new HeaderEdits(map, List.empty());
    }

    HeaderEdits set(String name, String value) {
        Header field = requireUnframed(Header.of(name, value));
        if (field.name().equals(":status")) {
            requireFinal(value);
        }
        return with(new Effect.SetHeader(map, field));
    }

    /** Envoy joins a second pseudo-header to the first, {@code /path,/dup}, so one cannot be added. */
    HeaderEdits add(String name, String value) {
        Header field = requireUnframed(Header.of(name, value));
        if (field.name().startsWith(":")) {
            throw new IllegalArgumentException("pseudo-header '" + field.name() + "' can be set, not added");
        }
        return with(new Effect.AddHeader(map, field));
    }

    HeaderEdits remove(String name) {
        return with(new Effect.RemoveHeader(map, Header.requireName(name)));
    }

    private HeaderEdits with(Effect edit) {
        return new HeaderEdits(map, effects.append(edit));
    }

    private static Header requireUnframed(Header field) {
        if (field.name().equals("content-length") || field.name().equals("transfer-encoding")) {
            throw new IllegalArgumentException("header '" + field.name() + "' follows from the body and cannot be set");
        }
        return field;
    }

    private static void requireFinal(String status) {
        boolean number = status.length() == 3 && status.charAt(0) >= '2' && status.charAt(0) <= '5';
        for (int i = 1; number && i < 3; i++) {
            number = status.charAt(i) >= '0' && status.charAt(i) <= '9';
        }
        if (!number) {
            throw new IllegalArgumentException(LocalReply.STATUS_RULE + status);
        }
    }
}
