package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.StatusCode;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;

/** Edits of header and trailer fields that cannot break the message they are made in. */
final class Fields {
    private Fields() {}

    static Effect set(HeaderMap map, String name, String value) {
        return set(map, KnownField.of(name, value));
    }

    static Effect set(HeaderMap map, String name, Bytes value) {
        return set(map, requireUnframed(Header.of(name, value)));
    }

    private static Effect set(HeaderMap map, Header field) {
        if (field.name().equals(":status")) {
            requireFinal(field.value().utf8());
        }
        return new Effect.SetHeader(map, field);
    }

    static Effect add(HeaderMap map, String name, String value) {
        return add(map, KnownField.of(name, value));
    }

    static Effect add(HeaderMap map, String name, Bytes value) {
        return add(map, requireUnframed(Header.of(name, value)));
    }

    /** Envoy joins a second pseudo-header to the first, {@code /path,/dup}, so one cannot be added. */
    private static Effect add(HeaderMap map, Header field) {
        if (field.name().startsWith(":")) {
            throw new IllegalArgumentException("pseudo-header '" + field.name() + "' can be set, not added");
        }
        return new Effect.AddHeader(map, field);
    }

    static Effect remove(HeaderMap map, String name) {
        String lower = Header.requireName(name);
        if (lower.startsWith(":")) {
            throw new IllegalArgumentException("pseudo-header '" + lower + "' can be set, not removed");
        }
        return new Effect.RemoveHeader(map, lower);
    }

    static Header requireUnframed(Header field) {
        if (Header.isFraming(field.name())) {
            throw new IllegalArgumentException("header '" + field.name() + "' follows from the body and cannot be set");
        }
        return field;
    }

    private static void requireFinal(String status) {
        if (StatusCode.parse(status).filter(code -> code >= 200 && code <= 599).isEmpty()) {
            throw new IllegalArgumentException(LocalReply.STATUS_RULE + status);
        }
    }
}
