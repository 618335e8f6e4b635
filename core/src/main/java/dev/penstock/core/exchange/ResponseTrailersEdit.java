package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets response trailers go on, with edits of them. */
public final class ResponseTrailersEdit extends TrailersEdit<Phase.InResponseTrailers, ResponseTrailersEdit> {
    static final ResponseTrailersEdit NONE = new ResponseTrailersEdit(List.empty());

    private ResponseTrailersEdit(List<Effect> latestFirst) {
        super(HeaderMap.RESPONSE_TRAILERS, latestFirst);
    }

    @Override
    ResponseTrailersEdit with(List<Effect> effects) {
        return new ResponseTrailersEdit(effects);
    }
}
