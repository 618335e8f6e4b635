package dev.penstock.guest;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.machine.Failures;
import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.machine.Ticking;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** One callback of a root context. */
final class RootCallback {
    private final VmContext vm;
    private final RootContext root;
    private final PluginLog log;
    private final Trail trail = new Trail();
    private final RootReads reads;
    private final RootEffects effects;

    RootCallback(VmContext vm, RootContext root, PluginLog log) {
        this.vm = vm;
        this.root = root;
        this.log = log;
        this.reads = new RootReads(vm, root, trail);
        this.effects = new RootEffects(vm, root, reads, log);
    }

    /** What can be read in this callback. */
    PluginContext reads() {
        return reads;
    }

    /** Another callback, with a trail of its own. */
    RootCallback anew() {
        return new RootCallback(vm, root, log);
    }

    /** Runs what the plugin does at its start, opens its queues and begins its tasks. Throws what fails of that. */
    void start(RootMachine machine) {
        effects.run(machine.started(reads));
        for (RootMachine.Queue queue : machine.queues()) {
            queue.open(opened -> root.opened(new OpenQueue(vm.host().openQueue(opened.name()), opened)));
        }
        machine.ticking().begin(tasks -> RootTicks.begin(tasks, vm, root, this));
    }

    /** Does what is due. */
    void tick() {
        root.tick(this);
    }

    /** Looks after the messages that are watched; without any, this ends. */
    void watch() {
        if (root.watches().isEmpty()) {
            root.timer(vm.host()).remove(HoldWatch.JOB);
        }
        for (HoldWatch watch : root.watches()) {
            try {
                if (watch.isWithheld(vm.host())) {
                    watch.tell(vm, log);
                }
            } catch (Throwable cause) {
                complain("tick", cause);
            }
        }
    }

    /** Runs a task that is due. */
    void run(Ticking.Task task) {
        try {
            effects.run(task.ticked(new TickReads(vm, root, trail)));
        } catch (Throwable cause) {
            complain(task.name(), cause);
        }
    }

    /** Does what tasks leave to be done when they run no more. */
    void end(Ticking.Tasks tasks) {
        try {
            effects.run(tasks.ended(new TickReads(vm, root, trail)));
        } catch (Throwable cause) {
            complain("end of ticks", cause);
        }
    }

    /** An answer has come that the root may await. */
    void answered(int token, Supplier<Arrival> arrival) {
        Option<Progress.Awaiting<List<Effect>>> awaiting = root.asked().ofRoot(token);
        if (awaiting.isDefined()) {
            try {
                effects.run(RootMachine.answered(awaiting.get(), token, arrival.get()));
            } catch (Throwable cause) {
                effects.write(
                        LogLevel.ERROR, () -> "answer to a call failed: " + Failures.describe(cause) + trail.shown());
            }
        }
    }

    /** Takes the messages that the queue with that number holds. */
    void drain(int number) {
        for (OpenQueue queue : root.queues()) {
            queue.drain(number, this, vm.host());
        }
    }

    void take(RootMachine.Queue queue, Bytes message) {
        try {
            effects.run(queue.dequeued(reads, message));
        } catch (Throwable cause) {
            complain(queue, cause);
        }
    }

    void complain(RootMachine.Queue queue, Throwable cause) {
        complain("queue '" + queue.name() + "'", cause);
    }

    void complain(String what, Throwable cause) {
        effects.write(LogLevel.ERROR, () -> what + " failed: " + Failures.describe(cause) + trail.shown());
    }
}
