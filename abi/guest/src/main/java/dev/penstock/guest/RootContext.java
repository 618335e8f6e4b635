package dev.penstock.guest;

import dev.penstock.core.machine.StreamMachine;
import io.vavr.control.Option;

/** One root context: one configuration of the plugin in this VM. */
final class RootContext {
    private Option<StreamMachine> machine = Option.none();

    void configure(StreamMachine configured) {
        machine = Option.some(configured);
    }

    /** The machine of its streams; none before a configuration was accepted. */
    Option<StreamMachine> machine() {
        return machine;
    }
}
