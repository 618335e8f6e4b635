package dev.penstock.core.exchange;

import dev.penstock.core.effect.HeaderMap;

/**
 * The verdict that lets response headers go on, with edits. Immutable: each verb returns a new one; edits are made in their
 * order. {@code content-length} and {@code transfer-encoding} can be removed, not set: they follow from the body.
 */
public final class ResponseHeadersEdit implements Verdict<Phase.InResponseHeaders> {
    static final ResponseHeadersEdit NONE = new ResponseHeadersEdit(HeaderEdits.none(HeaderMap.RESPONSE_HEADERS));

    private final HeaderEdits edits;

    private ResponseHeadersEdit(HeaderEdits edits) {
        this.edits = edits;
    }

    /** Gives {@code name} this one value. @throws IllegalArgumentException when it could break the message */
    public ResponseHeadersEdit setHeader(String name, String value) {
        return new ResponseHeadersEdit(edits.set(name, value));
    }

    /**
     * Adds a value to those of {@code name}.
     *
     * @throws IllegalArgumentException when it could break the message, and for a pseudo-header
     */
    public ResponseHeadersEdit addHeader(String name, String value) {
        return new ResponseHeadersEdit(edits.add(name, value));
    }

    /** Removes all values of {@code name}. @throws IllegalArgumentException when it cannot name a field */
    public ResponseHeadersEdit removeHeader(String name) {
        return new ResponseHeadersEdit(edits.remove(name));
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.proceed(edits.effects());
    }
}
