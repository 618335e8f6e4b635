package dev.penstock.core.exchange;

import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/**
 * The verdict that lets response headers go on, with edits. Immutable: each verb returns a new one; edits are made in their
 * order.
 */
public final class ResponseHeadersEdit implements Verdict<Phase.InResponseHeaders> {
    static final ResponseHeadersEdit NONE = new ResponseHeadersEdit(List.empty());

    private final List<Effect> edits;

    private ResponseHeadersEdit(List<Effect> edits) {
        this.edits = edits;
    }

    /** Gives {@code name} this one value. @throws IllegalArgumentException when it could split the message */
    public ResponseHeadersEdit setHeader(String name, String value) {
        return with(new Effect.SetHeader(HeaderMap.RESPONSE_HEADERS, Header.of(name, value)));
    }

    /** Adds a value to those of {@code name}. @throws IllegalArgumentException when it could split the message */
    public ResponseHeadersEdit addHeader(String name, String value) {
        return with(new Effect.AddHeader(HeaderMap.RESPONSE_HEADERS, Header.of(name, value)));
    }

    /** Removes all values of {@code name}. @throws IllegalArgumentException when it cannot name a field */
    public ResponseHeadersEdit removeHeader(String name) {
        return with(new Effect.RemoveHeader(HeaderMap.RESPONSE_HEADERS, Header.requireName(name)));
    }

    private ResponseHeadersEdit with(Effect edit) {
        return new ResponseHeadersEdit(edits.append(edit));
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.proceed(edits);
    }
}
