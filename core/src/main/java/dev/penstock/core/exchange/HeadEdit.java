package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/**
 * The verdict that lets a message go on whose headers are held, with edits of them. {@code content-length} and {@code
 * transfer-encoding} follow from the body and can be removed only.
 */
public abstract sealed class HeadEdit<P extends Phase, E extends HeadEdit<P, E>> extends Edit<P, E>
        permits RequestHeadersEdit, ResponseHeadersEdit, BodyEdit {
    private final HeaderMap map;

    HeadEdit(HeaderMap map, List<Effect> latestFirst, BodyWish wish) {
        super(latestFirst, wish);
        this.map = map;
    }

    /** Gives {@code name} this one value. @throws IllegalArgumentException when it could break the message */
    public final E setHeader(String name, String value) {
        return and(Fields.set(map, name, value));
    }

    /**
     * Adds a value to those of {@code name}.
     *
     * @throws IllegalArgumentException when it could break the message, and for a pseudo-header
     */
    public final E addHeader(String name, String value) {
        return and(Fields.add(map, name, value));
    }

    /** As {@link #setHeader(String, String)}, of any octets: a value that another message has is copied as it is. */
    public final E setHeader(String name, Bytes value) {
        return and(Fields.set(map, name, value));
    }

    /** As {@link #addHeader(String, String)}, of any octets. */
    public final E addHeader(String name, Bytes value) {
        return and(Fields.add(map, name, value));
    }

    /** Removes all values of {@code name}. @throws IllegalArgumentException when it cannot name a field that may go */
    public final E removeHeader(String name) {
        return and(Fields.remove(map, name));
    }
}
