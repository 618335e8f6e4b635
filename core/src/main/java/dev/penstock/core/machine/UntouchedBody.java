package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;

/** Bodies pass. */
enum UntouchedBody implements BodyStage {
    INSTANCE;

    @Override
    public Turn begin(Head head) {
        requireNo(BodyMode.STREAM, head);
        requireNo(BodyMode.BUFFER, head);
        return passing(head);
    }

    @Override
    public boolean opensTunnel(Views views) {
        return false;
    }

    @Override
    public boolean mustAskPlain(Head request) {
        return false;
    }

    @Override
    public BodyStage besideStreamed(StreamedBody stage) {
        return stage;
    }

    @Override
    public BodyStage besideBuffered(BufferedBody stage) {
        return stage;
    }

    @Override
    public BodyStage besideChecked(CheckedBody stage) {
        return stage;
    }

    /** The body goes on and is not read. */
    static Turn passing(Head head) {
        return Turn.untouched(next(head), Action.CONTINUE);
    }

    private static HalfState next(Head head) {
        if (head.tunnel()) {
            return HalfState.Passing.TUNNELLED;
        }
        return head.end() ? HalfState.Edge.ENDED : HalfState.Passing.INSTANCE;
    }

    /** A body that is not to be read goes on with a line at debug level, or the exchange ends. */
    static Turn unread(Head head, BodyTreatments.Found found) {
        Direction direction = head.direction();
        return found.treatment() == BodyTreatment.REFUSE
                ? new Turn.Refused(Refusals.unsupported(direction))
                : new Turn.Untouched(next(head), Action.CONTINUE, List.of(passes(direction, found.what())));
    }

    private static Effect passes(Direction direction, String what) {
        return new Effect.Log(LogLevel.DEBUG, () -> direction.label() + " body " + what + " passes untouched");
    }

    /** A handler of headers may ask only for a handler of the body that there is. */
    static void requireNo(BodyMode mode, Head head) {
        if (head.wish().mode() == mode) {
            throw new IllegalStateException(
                    "a handler asked for the " + head.direction().label() + " body in mode " + mode.name()
                            + ", and the plugin has no handler for that");
        }
    }
}
