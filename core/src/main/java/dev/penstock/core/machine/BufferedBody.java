package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import io.vavr.collection.List;

/** Messages are held until their bodies are whole. One without a body goes to the handler at once. */
public record BufferedBody(WholeBodyHandler handler, BodyTreatments treatments) implements BodyStage {
    @Override
    public Turn begin(Head head) {
        UntouchedBody.requireNo(BodyMode.STREAM, head);
        if (head.wish().mode() == BodyMode.PASS) {
            return UntouchedBody.passing(head);
        }
        return head.end() && !head.tunnel() ? withoutBody(head) : withBody(head, treatments.of(head));
    }

    private Turn withBody(Head head, BodyTreatments.Found found) {
        if (found.treatment() != BodyTreatment.READ) {
            return UntouchedBody.unread(head, found);
        }
        return head.tunnel()
                ? withoutBody(head)
                : new Turn.Untouched(
                        new Gathering(head.direction(), handler, 0),
                        Action.HOLD,
                        List.of(new Effect.WatchHold(head.direction())));
    }

    /** A tunnel must not be held: Envoy waits for its answer before a byte of it comes. */
    private Turn withoutBody(Head head) {
        return new Turn.Decided(
                head.tunnel() ? HalfState.Passing.TUNNELLED : HalfState.Edge.ENDED,
                handler.decide(head.views(), Bytes.empty()),
                new WholeBody(head.direction(), 0, WholeBody.End.WITHOUT_BODY));
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public boolean mustAskPlain(Head request) {
        return treatments.mustAskPlain(request);
    }

    @Override
    public BodyStage besideStreamed(StreamedBody stage) {
        return new ChosenBody(stage, this);
    }
}
