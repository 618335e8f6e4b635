package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets request trailers go on, with edits of them. */
public final class RequestTrailersEdit extends TrailersEdit<Phase.InRequestTrailers, RequestTrailersEdit> {
    static final RequestTrailersEdit NONE = new RequestTrailersEdit(List.empty());

    private RequestTrailersEdit(List<Effect> latestFirst) {
        super(HeaderMap.REQUEST_TRAILERS, latestFirst);
    }

    @Override
    RequestTrailersEdit with(List<Effect> effects) {
        return new RequestTrailersEdit(effects);
    }
}
