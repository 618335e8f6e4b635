package dev.penstock.core.machine;

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

    /** Whose headers handlers of later phases will want when the host has taken them away. */
    public Remembered remembers() {
        return stages.remembers();
    }

    /** The step for {@code event} in {@code state}. {@code views} show the stream while its callback runs. */
    public Step<Move> on(StreamState state, StreamEvent event, Views views) {
        return state.on(event, stages, views);
    }
}
