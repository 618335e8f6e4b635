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
        return new Effect.SetHeader(map, KnownField.of(name, value));
    }

    static Effect set(HeaderMap map, String name, Bytes value) {
        return new Effect.SetHeader(map, requireSettable(Header.of(name, value)));
    }

    static Effect add(HeaderMap map, String name, String value) {
        requireNoPseudoHeader(name);
        return new Effect.AddHeader(map, KnownField.of(name, value));
    }

    static Effect add(HeaderMap map, String name, Bytes value) {
        requireNoPseudoHeader(name);
        return new Effect.AddHeader(map, requireSettable(Header.of(name, value)));
    }

    /** Envoy joins a second pseudo-header to the first, {@code /path,/dup}, so one cannot be added. */
    private static void requireNoPseudoHeader(String name) {
        if (name.startsWith(":")) {
            throw new IllegalArgumentException("pseudo-header '" + Header.lowerCase(name) + "' can be set, not added");
        }
    }

    static Effect remove(HeaderMap map, String name) {
        String lower = Header.requireName(name);
        if (lower.startsWith(":")) {
            throw new IllegalArgumentException("pseudo-header '" + lower + "' can be set, not removed");
        }
        return new Effect.RemoveHeader(map, lower);
    }

    /** The field, if it can be given to a message. @throws IllegalArgumentException when it would break that */
    static Header requireSettable(Header field) {
        if (field.name().equals(":status")) {
            requireFinal(field.value().utf8());
        }
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
