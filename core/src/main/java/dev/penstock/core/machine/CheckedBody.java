package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.ChunkCheck;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;
import java.util.function.Function;

/**
 * Each part of a body goes on when another service has decided on it, in order.
 *
 * @param check made for each message in the callback of its headers
 * @param most how many bytes may be kept while a part is decided on
 */
public record CheckedBody(Function<Views, ChunkCheck> check, int most, BodyTreatments treatments) implements BodyStage {
    @Override
    public Turn begin(Head head) {
        UntouchedBody.requireNo(BodyMode.BUFFER, head);
        if (head.wish().mode() == BodyMode.PASS || head.end()) {
            return UntouchedBody.passing(head);
        }
        BodyTreatments.Found found = treatments.of(head);
        return found.treatment() == BodyTreatment.READ && !head.tunnel()
                ? checking(head)
                : UntouchedBody.unread(head, found);
    }

    private Turn checking(Head head) {
        Direction direction = head.direction();
        return new Turn.Untouched(
                Checking.from(direction, check.apply(head.views()), most, endsWithoutTrailers(head)),
                Action.CONTINUE,
                List.of(new Effect.RemoveHeader(HeaderMap.headersOf(direction), "content-length")));
    }

    private static boolean endsWithoutTrailers(Head head) {
        return !head.views().responseHeaders().get(Checking.UNANNOUNCED) && Framing.endsWithoutTrailers(head.fields());
    }

    @Override
    public boolean mustAskPlain(Head request) {
        return treatments.mustAskPlain(request);
    }
}
