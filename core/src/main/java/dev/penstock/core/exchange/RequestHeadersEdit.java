package dev.penstock.core.exchange;

import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/**
 * The verdict that lets request headers go on, with edits. Immutable: each verb returns a new one; edits are made in their
 * order.
 */
public final class RequestHeadersEdit implements Verdict<Phase.InRequestHeaders> {
    static final RequestHeadersEdit NONE = new RequestHeadersEdit(List.empty());

    private final List<Effect> edits;

    private RequestHeadersEdit(List<Effect> edits) {
        this.edits = edits;
    }

    /** Gives {@code name} this one value. @throws IllegalArgumentException when it could split the message */
    public RequestHeadersEdit setHeader(String name, String value) {
        return with(new Effect.SetHeader(HeaderMap.REQUEST_HEADERS, Header.of(name, value)));
    }

    /** Adds a value to those of {@code name}. @throws IllegalArgumentException when it could split the message */
    public RequestHeadersEdit addHeader(String name, String value) {
        return with(new Effect.AddHeader(HeaderMap.REQUEST_HEADERS, Header.of(name, value)));
    }

    /** Removes all values of {@code name}. @throws IllegalArgumentException when it cannot name a field */
    public RequestHeadersEdit removeHeader(String name) {
        return with(new Effect.RemoveHeader(HeaderMap.REQUEST_HEADERS, Header.requireName(name)));
    }

    private RequestHeadersEdit with(Effect edit) {
        return new RequestHeadersEdit(edits.append(edit));
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.proceed(edits);
    }
}
