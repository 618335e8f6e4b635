package dev.penstock.core.machine;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.BodyFields;
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
    private static final List<Effect> REQUEST_WITHOUT_LENGTH = withoutLength(HeaderMap.REQUEST_HEADERS);
    private static final List<Effect> RESPONSE_WITHOUT_LENGTH = withoutLength(HeaderMap.RESPONSE_HEADERS);

    @Override
    public Turn begin(Head head) {
        UntouchedBody.requireNo(BodyMode.BUFFER, head);
        if (head.wish().mode() == BodyMode.PASS) {
            return UntouchedBody.passing(head);
        }
        if (head.end() && !head.tunnel()) {
            return withoutBody(head);
        }
        BodyFields fields = head.fields();
        BodyTreatments.Found found = treatments.of(head.tunnel(), fields);
        return found.treatment() == BodyTreatment.READ && !head.tunnel()
                ? rewriting(head, fields)
                : UntouchedBody.unread(head, found);
    }

    @Override
    public boolean mustAskPlain(Head request) {
        return treatments.mustAskPlain(request);
    }

    /** The response to HEAD, and 304, state the length that a body would have had, which the transform might change. */
    private Turn withoutBody(Head head) {
        boolean wrong = head.direction() == Direction.RESPONSE
                && head.fields().statedLength() > 0
                && treatments.of(head).treatment() == BodyTreatment.READ
                && !transform.apply(head.views()).keepsLength();
        return new Turn.Untouched(HalfState.Edge.ENDED, Action.CONTINUE, wrong ? withoutLength(head) : List.empty());
    }

    /** Where the body may change its length, which the header can state only now, the statement goes. */
    private Turn rewriting(Head head, BodyFields fields) {
        boolean stated = fields.statesLength();
        BodyTransform chosen = transform.apply(head.views());
        Rewriting start = Rewriting.from(
                head.direction(), chosen.start(), fields.statedLength(), !stated && Framing.mayBeHeld(head));
        boolean wrong = stated && !chosen.keepsLength();
        return new Turn.Untouched(start, Action.CONTINUE, wrong ? withoutLength(head) : List.empty());
    }

    private static List<Effect> withoutLength(Head head) {
        return head.direction() == Direction.REQUEST ? REQUEST_WITHOUT_LENGTH : RESPONSE_WITHOUT_LENGTH;
    }

    private static List<Effect> withoutLength(HeaderMap map) {
        return List.of(new Effect.RemoveHeader(map, "content-length"));
    }

    @Override
    public BodyStage besideBuffered(BufferedBody stage) {
        return new ChosenBody(this, stage);
    }
}
