package dev.penstock.core.machine;

import dev.penstock.core.body.Abort;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.StreamState.Open;
import dev.penstock.core.machine.StreamState.Over;
import io.vavr.collection.List;

/**
 * What becomes of a stream that cannot go on: while its client has seen nothing it is answered with 500, afterwards it is
 * reset, for a reply after the response headers would reach the client as a response cut short. A plugin may choose to let
 * messages through instead; where bytes would be lost by that, the stream is reset all the same.
 */
public final class Failures {
    private Failures() {}

    /**
     * The step to take when {@code what} surfaced in a callback of {@code direction} of a stream in {@code state}.
     *
     * @param what how, in one line: it is logged once
     * @param failOpen whether the message shall pass as it is
     * @param views of that callback
     */
    public static Step<Move> of(StreamState state, Direction direction, String what, boolean failOpen, Views views) {
        Effect log = new Effect.Log(LogLevel.ERROR, () -> what);
        return state.match(new StreamState.Cases<>() {
            @Override
            public Step<Move> open(Open open) {
                return (failOpen ? letThrough(open, direction, views) : refuse(open, direction)).after(List.of(log));
            }

            @Override
            public Step<Move> over(Over over) {
                return Step.of(Move.proceed(over), List.of(log));
            }
        });
    }

    /** The step to take when {@code what} surfaced after the end of a stream: nothing can be answered or reset any more. */
    public static Step<Move> afterEnd(String what) {
        return Step.of(Move.proceed(Over.ENDED), List.of(new Effect.Log(LogLevel.ERROR, () -> what)));
    }

    /** The step to take when the host keeps the body of a held message to itself: it must not pass unseen. */
    static Step<Move> withheld(Open state, Direction direction) {
        return refuse(state, direction)
                .after(List.of(new Effect.LogOnce(
                        LogLevel.ERROR,
                        "the proxy holds " + direction.label() + " bodies and does not show them: set"
                                + " allow_on_headers_stop_iteration: true in this plugin's configuration of the proxy;"
                                + " until then such messages are answered with 500")));
    }

    /** The step to take when the host has refused what another step was to do about a failure. */
    public static Step<Move> unanswered(String what) {
        return Step.of(Move.hold(Over.SETTLED), List.of(new Effect.Log(LogLevel.ERROR, () -> what)));
    }

    private static Step<Move> refuse(Open state, Direction direction) {
        return settled(
                state.canReply(direction) ? new Effect.SendReply(Refusals.internalError()) : new Effect.CloseStream());
    }

    private static Step<Move> letThrough(Open state, Direction direction, Views views) {
        HalfState half = state.half(direction);
        return half.owed() == 0
                ? Step.of(Move.proceed(state.with(direction, passing(half, direction, views))))
                : reset(cutShort(direction, half.owed()));
    }

    /** A request that opens a tunnel opens it all the same. */
    private static HalfState passing(HalfState half, Direction direction, Views views) {
        boolean opensTunnel = (half.isUnseen() || half.holdsHeaders())
                && direction == Direction.REQUEST
                && Framing.opensTunnel(views.requestHeaders());
        return opensTunnel || half.isTunnel() ? HalfState.Passing.TUNNELLED : HalfState.Passing.INSTANCE;
    }

    /** The step to take when a handler replies to a request whose response has gone out. */
    static Step<Move> tooLateToReply(LocalReply reply) {
        String message =
                "a reply with status " + reply.status() + " came after the response headers: the stream is reset";
        return reset(new Effect.Log(LogLevel.WARN, () -> message));
    }

    static Step<Move> reset(Effect.Log why) {
        return settled(new Effect.CloseStream()).after(List.of(why));
    }

    /** What is said when a message has ended and {@code owed} bytes of it can no longer be written. */
    static Effect.Log cutShort(Direction direction, int owed) {
        return new Effect.Log(
                LogLevel.WARN,
                () -> direction.label() + " body ended while " + owed
                        + " bytes of it were still to be written: the stream is reset");
    }

    /** What is said when {@code held} bytes that the host was asked to hold are not where they were left. */
    static Effect.Log lost(Direction direction, int held) {
        return new Effect.Log(
                LogLevel.ERROR,
                () -> "the " + held + " bytes held of the " + direction.label()
                        + " body are not where they were left, so another filter has changed them: the stream is reset");
    }

    /** The step to take when a transform lets a body not go on. */
    static Step<Move> aborted(Open state, Direction direction, Abort why) {
        Effect.Log log = new Effect.Log(LogLevel.WARN, () -> direction.label() + " body refused: " + why.reason());
        return state.canReply(direction)
                ? refused(state, direction, Refusals.aborted(direction, why)).after(List.of(log))
                : reset(log);
    }

    /** A message that may not pass is answered. No handler or transform of the response sees that: it might refuse it too. */
    static Step<Move> refused(Open state, Direction direction, LocalReply reply) {
        return state.canReply(direction) ? settled(new Effect.SendReply(reply)) : tooLateToReply(reply);
    }

    /** The class of {@code cause} and its message where it has one. */
    public static String describe(Throwable cause) {
        String message = messageOf(cause);
        return message == null ? nameOf(cause) : nameOf(cause) + ": " + message;
    }

    /** The author's own code, which may throw. */
    private static String messageOf(Throwable cause) {
        try {
            return cause.getMessage();
        } catch (RuntimeException again) {
            return "its message cannot be read";
        }
    }

    /** In a module the class of an index error that the runtime itself raised has no name. */
    private static String nameOf(Throwable cause) {
        String name = cause.getClass().getName();
        return name != null ? name : "java.lang.ArrayIndexOutOfBoundsException";
    }

    private static Step<Move> settled(Effect end) {
        return Step.of(Move.hold(Over.SETTLED), List.of(end));
    }
}
