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
        return set(map, name, Bytes.utf8(value));
    }

    static Effect set(HeaderMap map, String name, Bytes value) {
        Header field = requireUnframed(Header.of(name, value));
        if (field.name().equals(":status")) {
            requireFinal(value.utf8());
        }
        return new Effect.SetHeader(map, field);
    }

    static Effect add(HeaderMap map, String name, String value) {
        return add(map, name, Bytes.utf8(value));
    }

    /** Envoy joins a second pseudo-header to the first, {@code /path,/dup}, so one cannot be added. */
    static Effect add(HeaderMap map, String name, Bytes value) {
        Header field = requireUnframed(Header.of(name, value));
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

    private static Header requireUnframed(Header field) {
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
