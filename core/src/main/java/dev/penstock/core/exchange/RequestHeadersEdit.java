package dev.penstock.core.exchange;

import dev.penstock.core.effect.HeaderMap;

/**
 * The verdict that lets request headers go on, with edits. Immutable: each verb returns a new one; edits are made in their
 * order. {@code content-length} and {@code transfer-encoding} can be removed, not set: they follow from the body.
 */
public final class RequestHeadersEdit implements Verdict<Phase.InRequestHeaders> {
    static final RequestHeadersEdit NONE = new RequestHeadersEdit(HeaderEdits.none(HeaderMap.REQUEST_HEADERS));

    private final HeaderEdits edits;

    private RequestHeadersEdit(HeaderEdits edits) {
        this.edits = edits;
    }

    /** Gives {@code name} this one value. @throws IllegalArgumentException when it could break the message */
    public RequestHeadersEdit setHeader(String name, String value) {
        return new RequestHeadersEdit(edits.set(name, value));
    }

    /**
     * Adds a value to those of {@code name}.
     *
     * @throws IllegalArgumentException when it could break the message, and for a pseudo-header
     */
    public RequestHeadersEdit addHeader(String name, String value) {
        return new RequestHeadersEdit(edits.add(name, value));
    }

    /** Removes all values of {@code name}. @throws IllegalArgumentException when it cannot name a field */
    public RequestHeadersEdit removeHeader(String name) {
        return new RequestHeadersEdit(edits.remove(name));
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.proceed(edits.effects());
    }
}
