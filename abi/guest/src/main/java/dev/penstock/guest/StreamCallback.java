package dev.penstock.guest;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.event.Stage;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.event.StreamEvent.BodyWithheld;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import dev.penstock.core.machine.Failures;
import dev.penstock.core.machine.Move;
import dev.penstock.core.machine.Remembered;
import dev.penstock.core.machine.Step;
import dev.penstock.core.machine.StreamMachine;
import dev.penstock.core.machine.StreamState;
import dev.penstock.core.machine.Waits;
import dev.penstock.core.pipeline.Part;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One callback of a stream: reads what the state demands, lets the machine decide, performs that, and keeps the new state. It
 * never throws: what fails becomes the step that {@link Failures} has for it.
 */
final class StreamCallback extends StreamEffects {
    /** More than the host's buffer ever holds: the size that callbacks report does not mean the same in all of its versions. */
    private static final int WHOLE = Integer.MAX_VALUE;

    StreamCallback(StreamViews views, PluginLog log) {
        super(views, log);
    }

    Action headers(Direction direction, boolean end) {
        try {
            Part part = stream().part(views());
            return part != null ? headers(part.streams(), direction, end) : Action.CONTINUE;
        } catch (Throwable cause) {
            return fail(direction, Stage.headersOf(direction), cause);
        }
    }

    private Action headers(StreamMachine machine, Direction direction, boolean end) {
        Remembered wanted = machine.remembers(direction);
        if (wanted != Remembered.NOTHING && (direction == Direction.RESPONSE || host().readsRequestsLater())) {
            remember(direction, wanted);
        }
        return enter(machine.headers(stream().state(), direction, end, views()));
    }

    /** What handlers of later phases will want of the headers that come now. */
    private void remember(Direction direction, Remembered wanted) {
        if (stream().state().awaitsHeaders(direction) && wanted.reads(views())) {
            stream().remember(direction, views().allOf(direction));
        }
    }

    Action body(Direction direction, int size, boolean end) {
        try {
            Part part = stream().part(views());
            return part != null ? body(part.streams(), direction, size, end) : Action.CONTINUE;
        } catch (Throwable cause) {
            return fail(direction, Stage.bodyOf(direction), cause);
        }
    }

    private Action body(StreamMachine machine, Direction direction, int size, boolean end) {
        StreamState state = stream().state();
        Bytes buffer = read(direction, size > 0 && state.demandsBody(direction, end));
        return enter(machine.body(state, direction, buffer, size, end, views()));
    }

    Action trailers(Direction direction) {
        try {
            boolean demanded = stream().state().demandsBodyInTrailers(direction);
            return advance(new TrailersArrived(direction, read(direction, demanded)));
        } catch (Throwable cause) {
            return fail(direction, Stage.trailersOf(direction), cause);
        }
    }

    private Bytes read(Direction direction, boolean demanded) {
        return demanded ? host().body(direction, WHOLE) : Bytes.empty();
    }

    /** A tick has found that the host keeps the body to itself. */
    void withheld(BodyWithheld event) {
        try {
            advance(event);
        } catch (Throwable cause) {
            fail(event.direction(), Stage.bodyOf(event.direction()), cause);
        }
    }

    /** What a message of {@code direction} awaits has come. */
    void answered(Direction direction, int token, Supplier<Arrival> arrival) {
        try {
            advance(new Answered(token, arrival.get()));
        } catch (Throwable cause) {
            fail(direction, Stage.ANSWER, cause, step -> Waits.resuming(direction, step));
        }
    }

    /** The end of the stream: nothing can be answered any more. */
    void ended() {
        try {
            advance(new StreamEvent.Ended());
        } catch (Throwable cause) {
            enter(Failures.afterEnd(describe(Stage.STREAM_DONE, cause)));
        }
    }

    private Action advance(StreamEvent event) {
        Part part = stream().part(views());
        return part != null ? enter(part.streams().on(stream().state(), event, views())) : Action.CONTINUE;
    }

    private Action enter(Step<Move> step) {
        StreamState before = stream().state();
        Move move = run(step);
        stream().enter(before, move.next());
        return move.action();
    }

    /** Where the host refuses what is to be done about a failure too, that is logged, and the stream is held to its end. */
    private Action fail(Direction direction, Stage stage, Throwable cause) {
        return fail(direction, stage, cause, UnaryOperator.identity());
    }

    private Action fail(Direction direction, Stage stage, Throwable cause, UnaryOperator<Step<Move>> within) {
        boolean failOpen = stream().plugin().failOpen() && !haveChangedTheMessage();
        try {
            return enter(
                    within.apply(Failures.of(stream().state(), direction, describe(stage, cause), failOpen, views())));
        } catch (Throwable again) {
            return enter(Failures.unanswered(Failures.describe(again)));
        }
    }

    private String describe(Stage stage, Throwable cause) {
        return stage.label() + " failed: " + Failures.describe(cause) + views().shown();
    }
}
