package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/** The verdict that lets a whole response go on, with edits of its headers and body. */
public final class ResponseBodyEdit extends BodyEdit<Phase.InResponseBody, ResponseBodyEdit> {
    static final ResponseBodyEdit NONE = new ResponseBodyEdit(List.empty(), BodyChange.NONE);

    private ResponseBodyEdit(List<Effect> latestFirst, BodyChange change) {
        super(HeaderMap.RESPONSE_HEADERS, latestFirst, change);
    }

    @Override
    ResponseBodyEdit with(List<Effect> effects, BodyChange change) {
        return new ResponseBodyEdit(effects, change);
    }
}
