package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/** Reads of properties in their encodings. Total: bytes that are none of the encoding are none. */
final class PropertyReads {
    private final PluginContext context;

    PropertyReads(PluginContext context) {
        this.context = context;
    }

    Option<Bytes> bytes(String... path) {
        return context.property(path);
    }

    /** UTF-8 without a terminator. */
    Option<String> text(String... path) {
        return textOf(bytes(path));
    }

    /** As {@link #text}; where there is none, what another host calls {@code other}. */
    Option<String> textOr(String other, String... path) {
        Option<String> found = text(path);
        return found.isDefined() ? found : text(other);
    }

    /** 64 bits, little end first. */
    Option<Long> number(String... path) {
        return numberOf(bytes(path));
    }

    /** As {@link #number}, where it is from 0 to the greatest {@code int}. */
    Option<Integer> natural(String... path) {
        Option<Long> number = number(path);
        return number.isDefined() && number.get() >= 0 && number.get() <= Integer.MAX_VALUE
                ? Option.some(number.get().intValue())
                : Option.none();
    }

    /** Nanoseconds since 1970, as {@link #number}. */
    Option<Timestamp> time(String... path) {
        Option<Long> number = number(path);
        return number.isDefined() ? Option.some(new Timestamp(number.get())) : Option.none();
    }

    /** One byte. */
    Option<Boolean> truth(String... path) {
        return truthOf(bytes(path));
    }

    static Option<String> textOf(Option<Bytes> value) {
        return value.isDefined() ? Option.some(value.get().utf8()) : Option.none();
    }

    static Option<Long> numberOf(Option<Bytes> value) {
        return value.isDefined() && value.get().size() == Long.BYTES
                ? Option.some(value.get().wordAt(0))
                : Option.none();
    }

    static Option<Boolean> truthOf(Option<Bytes> value) {
        int byteOrNone =
                value.isDefined() && value.get().size() == 1 ? value.get().at(0) : -1;
        return byteOrNone == 0 || byteOrNone == 1 ? Option.some(byteOrNone == 1) : Option.none();
    }
}
