package dev.penstock.guest;

import dev.penstock.core.effect.Action;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.machine.Step;
import dev.penstock.core.machine.StreamMachine;
import dev.penstock.core.machine.StreamState;

/** One HTTP stream: the place where its state is kept between callbacks. */
final class StreamContext {
    private final StreamMachine machine;
    private StreamState state = StreamState.start();

    StreamContext(StreamMachine machine) {
        this.machine = machine;
    }

    StreamState state() {
        return state;
    }

    Step step(StreamEvent event) {
        return machine.on(state, event);
    }

    /** Makes the step's state the current one, and yields what the callback answers. */
    Action enter(Step step) {
        state = step.next();
        return step.action();
    }
}
