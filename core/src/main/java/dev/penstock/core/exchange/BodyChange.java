package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/**
 * What a verdict makes of a whole body: {@code prefix}, then the replacement or the body as it is, then {@code suffix}.
 */
public record BodyChange(Bytes prefix, Option<Bytes> replacement, Bytes suffix) {
    /** The body stays. */
    public static final BodyChange NONE = new BodyChange(Bytes.empty(), Option.none(), Bytes.empty());

    BodyChange replaced(Bytes body) {
        return new BodyChange(Bytes.empty(), Option.some(body), Bytes.empty());
    }

    BodyChange prepended(Bytes bytes) {
        return new BodyChange(bytes.concat(prefix), replacement, suffix);
    }

    BodyChange appended(Bytes bytes) {
        return new BodyChange(prefix, replacement, suffix.concat(bytes));
    }

    /** Whether the body stays as it is. */
    public boolean isNone() {
        return replacement.isEmpty() && prefix.isEmpty() && suffix.isEmpty();
    }

    /** The size of a body that had {@code size} bytes. */
    public int sizeOf(int size) {
        return prefix.size() + (replacement.isDefined() ? replacement.get().size() : size) + suffix.size();
    }
}
