package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets trailers go on, with edits of them. */
public abstract sealed class TrailersEdit<P extends Phase, E extends TrailersEdit<P, E>> extends Edit<P, E>
        permits RequestTrailersEdit, ResponseTrailersEdit {
    private final HeaderMap map;

    TrailersEdit(HeaderMap map, List<Effect> latestFirst) {
        super(latestFirst, BodyWish.NONE);
        this.map = map;
    }

    /** Gives {@code name} this one value. @throws IllegalArgumentException when it could break the message */
    public final E setTrailer(String name, String value) {
        return and(Fields.set(map, requireTrailer(name), value));
    }

    /** Adds a value to those of {@code name}. @throws IllegalArgumentException when it could break the message */
    public final E addTrailer(String name, String value) {
        return and(Fields.add(map, requireTrailer(name), value));
    }

    /** Removes all values of {@code name}. @throws IllegalArgumentException when it cannot name a field */
    public final E removeTrailer(String name) {
        return and(Fields.remove(map, name));
    }

    /** Trailers have no pseudo-header fields (RFC 9113 section 8.1). */
    private static String requireTrailer(String name) {
        if (name.startsWith(":")) {
            throw new IllegalArgumentException("pseudo-header '" + name + "' cannot be a trailer");
        }
        return name;
    }
}
