package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets a whole request go on, with edits of its headers and body. */
public final class RequestBodyEdit extends BodyEdit<Phase.InRequestBody, RequestBodyEdit> {
    static final RequestBodyEdit NONE = new RequestBodyEdit(List.empty(), BodyChange.NONE);

    private RequestBodyEdit(List<Effect> latestFirst, BodyChange change) {
        super(HeaderMap.REQUEST_HEADERS, latestFirst, change);
    }

    /** As {@link RequestHeadersEdit#overrideUpstream}: the headers are held, so the request has not been sent yet. */
    public RequestBodyEdit overrideUpstream(String host) {
        return and(PlatformEffects.overrideUpstream(host));
    }

    @Override
    RequestBodyEdit with(List<Effect> effects, BodyChange change) {
        return new RequestBodyEdit(effects, change);
    }
}
