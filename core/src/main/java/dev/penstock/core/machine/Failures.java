package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.event.Stage;
import io.vavr.collection.List;

/**
 * What becomes of a stream that cannot go on: while its client has seen nothing it is answered with 500, afterwards it is
 * reset, for a reply after the response headers would reach the client as a response cut short. It is never let through
 * half done.
 */
public final class Failures {
    private static final LocalReply INTERNAL_ERROR =
            new LocalReply(500, Headers.empty(), Bytes.utf8("Internal Server Error"));

    private Failures() {}

    /** The step to take when {@code cause} surfaced at {@code stage} of a stream in {@code state}. One line is logged. */
    public static Step of(StreamState state, Stage stage, Throwable cause) {
        Effect log = new Effect.Log(LogLevel.ERROR, stage.label() + " failed: " + describe(cause));
        return state.clientSawNothing()
                ? settled(log, new Effect.SendReply(INTERNAL_ERROR))
                : settled(log, new Effect.CloseStream());
    }

    /** The step to take when a message has ended and {@code owed} bytes of it can no longer be written. */
    static Step cutShort(Direction direction, int owed) {
        Effect log = new Effect.Log(
                LogLevel.WARN,
                direction.label() + " trailers came while " + owed
                        + " bytes of the body were still to be written: the stream is reset");
        return settled(log, new Effect.CloseStream());
    }

    /** The step to take when {@code held} bytes that the host was asked to hold are not where they were left. */
    static Step lost(Direction direction, int held) {
        Effect log = new Effect.Log(
                LogLevel.ERROR,
                "the " + held + " bytes held of the " + direction.label()
                        + " body are not where they were left, so another filter has changed them: the stream is reset");
        return settled(log, new Effect.CloseStream());
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

    private static Step settled(Effect first, Effect second) {
        return Step.hold(StreamState.Settled.INSTANCE, List.of(first, second));
    }
}
