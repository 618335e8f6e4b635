package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets request headers go on, with edits of them and a wish for the body that follows. */
public final class RequestHeadersEdit extends HeadEdit<Phase.InRequestHeaders, RequestHeadersEdit> {
    static final RequestHeadersEdit NONE = new RequestHeadersEdit(List.empty(), BodyWish.NONE);

    private RequestHeadersEdit(List<Effect> latestFirst, BodyWish wish) {
        super(HeaderMap.REQUEST_HEADERS, latestFirst, wish);
    }

    @Override
    RequestHeadersEdit with(List<Effect> effects) {
        return new RequestHeadersEdit(effects, wish());
    }

    /** Sets {@code :path}, the request target with its query. Envoy routes anew, unless the route is {@linkplain #keepRoute kept}. */
    public RequestHeadersEdit setPath(String target) {
        return setHeader(":path", target);
    }

    /** Sets {@code :authority}. Envoy routes anew, unless the route is {@linkplain #keepRoute kept}. */
    public RequestHeadersEdit setAuthority(String authority) {
        return setHeader(":authority", authority);
    }

    /** Sets {@code :method}. */
    public RequestHeadersEdit setMethod(String method) {
        return setHeader(":method", method);
    }

    /**
     * The edits that follow do not choose another route. A property of Higress; Envoy has no such call, so there one warning
     * says how its configuration does it, and the edits are made.
     */
    public RequestHeadersEdit keepRoute() {
        return and(PlatformEffects.KEEP_ROUTE);
    }

    /**
     * Sends the request to this host of its cluster, {@code address:port}, see {@link RequestHeaders#upstreamHosts}. A function of
     * Higress, which Envoy refuses to load a module for; in a model of Envoy one warning says that there is none.
     */
    public RequestHeadersEdit overrideUpstream(String host) {
        return and(PlatformEffects.overrideUpstream(host));
    }

    /** What is wanted of the request's body, where the plugin has handlers for it. */
    public RequestHeadersEdit requestBody(BodyMode mode) {
        return new RequestHeadersEdit(latestFirst(), wish().in(mode));
    }

    /**
     * Sets the most bytes that the request's body may have. On Higress the host's buffer limit becomes that. On Envoy bytes are
     * counted, and one too many is answered with 413; a limit above Envoy's own does not raise that, and one warning says what
     * does.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public RequestHeadersEdit requestBodyLimit(long bytes) {
        return new RequestHeadersEdit(latestFirst(), wish().limited(bytes))
                .and(PlatformEffects.requestBodyLimit(bytes));
    }
}
