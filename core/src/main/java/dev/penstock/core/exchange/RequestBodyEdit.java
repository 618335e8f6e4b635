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

    @Override
    RequestBodyEdit with(List<Effect> effects, BodyChange change) {
        return new RequestBodyEdit(effects, change);
    }
}
