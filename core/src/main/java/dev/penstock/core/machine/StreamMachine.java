package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.Views;

/**
 * One HTTP stream under one configuration: {@code (state, event) -> step}. Total: every event in every state yields a step.
 * With {@link OpenStream}, the only place that knows the order of phases, and so the only one that decides on replies, resets
 * and held bodies.
 *
 * <p>It throws what a handler throws. The shell then asks {@link Failures} for the step to take instead.
 */
public final class StreamMachine {
    private final Stages stages;

    public StreamMachine(Stages stages) {
        this.stages = stages;
    }

    /** Whether handlers of later phases will want the headers of {@code direction} when the host has taken them away. */
    public Remembered remembers(Direction direction) {
        return stages.remembers(direction);
    }

    /** The step for {@code event} in {@code state}. {@code views} show the stream while its callback runs. */
    public Step<Move> on(StreamState state, StreamEvent event, Views views) {
        return state.on(event, stages, views);
    }

    /** As {@link #on} of {@link StreamEvent.BodyArrived}, without an object for it. */
    public Step<Move> body(StreamState state, Direction direction, Bytes buffer, int size, boolean end, Views views) {
        return state instanceof StreamState.Open open
                ? new OpenStream(stages, open, views).body(direction, buffer, size, end)
                : Step.of(Move.proceed(state));
    }

    /** As {@link #on} of {@link StreamEvent.HeadersArrived}, the one event that every stream has, without an object for it. */
    public Step<Move> headers(StreamState state, Direction direction, boolean end, Views views) {
        return state instanceof StreamState.Open open
                ? new OpenStream(stages, open, views).headers(direction, end)
                : Step.of(Move.proceed(state));
    }
}
