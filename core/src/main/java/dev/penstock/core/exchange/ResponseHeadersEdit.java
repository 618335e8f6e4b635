package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets response headers go on, with edits of them and a wish for the body that follows. */
public final class ResponseHeadersEdit extends HeadEdit<Phase.InResponseHeaders, ResponseHeadersEdit> {
    static final ResponseHeadersEdit NONE = new ResponseHeadersEdit(List.empty(), BodyWish.NONE);

    private ResponseHeadersEdit(List<Effect> latestFirst, BodyWish wish) {
        super(HeaderMap.RESPONSE_HEADERS, latestFirst, wish);
    }

    @Override
    ResponseHeadersEdit with(List<Effect> effects) {
        return new ResponseHeadersEdit(effects, wish());
    }

    /** Sets the status. @throws IllegalArgumentException unless it is 200 to 599 */
    public ResponseHeadersEdit setStatus(int status) {
        return setHeader(":status", Integer.toString(status));
    }

    /** What is wanted of the response's body, where the plugin has handlers for it. */
    public ResponseHeadersEdit responseBody(BodyMode mode) {
        return new ResponseHeadersEdit(latestFirst(), wish().in(mode));
    }

    /**
     * Sets the most bytes that the response's body may have. On Higress the host's buffer limit becomes that. On Envoy bytes
     * are counted; one too many is answered with 500, or cuts the response where its headers have gone out.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public ResponseHeadersEdit responseBodyLimit(long bytes) {
        return new ResponseHeadersEdit(latestFirst(), wish().limited(bytes))
                .and(PlatformEffects.responseBodyLimit(bytes));
    }
}
