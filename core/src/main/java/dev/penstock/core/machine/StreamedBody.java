package dev.penstock.core.machine;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;
import java.util.function.Function;

/**
 * Bodies are rewritten as they pass.
 *
 * @param transform chosen for each message by what the views show in the callback of its headers
 */
public record StreamedBody(Function<Views, BodyTransform> transform, BodyTreatments treatments) implements BodyStage {
    @Override
    public Turn begin(Head head) {
        UntouchedBody.requireNo(BodyMode.BUFFER, head);
        if (head.wish().mode() == BodyMode.PASS) {
            return UntouchedBody.passing(head);
        }
        if (head.end() && !head.tunnel()) {
            return withoutBody(head);
        }
        BodyTreatments.Found found = treatments.of(head);
        return found.treatment() == BodyTreatment.READ && !head.tunnel()
                ? rewriting(head)
                : UntouchedBody.unread(head, found);
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public boolean wantsPlain() {
        return treatments.encoded() != BodyTreatment.READ;
    }

    /** The response to HEAD, and 304, state the length that a body would have had, which the transform would change. */
    private Turn withoutBody(Head head) {
        boolean wrong = head.direction() == Direction.RESPONSE
                && Framing.statedLength(head.fields()) > 0
                && treatments.of(head).treatment() == BodyTreatment.READ;
        return new Turn.Untouched(HalfState.Edge.ENDED, Action.CONTINUE, wrong ? withoutLength(head) : List.empty());
    }

    /** The body may change its length, which the header can state only now: so the statement goes. */
    private Turn rewriting(Head head) {
        List<Effect> unstated = withoutLength(head);
        Rewriting start = Rewriting.from(
                head.direction(),
                transform.apply(head.views()).start(),
                unstated.isEmpty() ? Framing.UNKNOWN : Framing.statedLength(head.fields()),
                unstated.isEmpty() && Framing.mayBeHeld(head.direction(), head.views()));
        return new Turn.Untouched(start, Action.CONTINUE, unstated);
    }

    private static List<Effect> withoutLength(Head head) {
        return head.fields().has("content-length")
                ? List.of(new Effect.RemoveHeader(HeaderMap.headersOf(head.direction()), "content-length"))
                : List.empty();
    }

    @Override
    public BodyStage besideBuffered(BufferedBody stage) {
        return new ChosenBody(this, stage);
    }
}
