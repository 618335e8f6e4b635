package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.machine.Failures;
import dev.penstock.core.machine.RootMachine;
import io.vavr.control.Option;

/** One callback of a root context. */
final class RootCallback {
    private final VmContext vm;
    private final RootContext root;
    private final Trail trail = new Trail();
    private final RootReads reads;
    private final RootEffects effects;

    RootCallback(VmContext vm, RootContext root, PluginLog log) {
        this.vm = vm;
        this.root = root;
        this.reads = new RootReads(vm, root, trail);
        this.effects = new RootEffects(vm, root, reads, log);
    }

    /** Runs what the plugin does at its start, and opens its queues. Throws what fails of that. */
    void start(RootMachine machine) {
        effects.run(machine.started(reads));
        for (RootMachine.Queue queue : machine.queues()) {
            root.opened(vm.host().openQueue(queue.name()), queue);
        }
    }

    /** Takes the messages that a queue holds. One on which the handler fails is logged and gone. */
    void drain(int number) {
        try {
            Option<RootMachine.Queue> queue = root.queue(number);
            Option<Bytes> message = queue.flatMap(open -> vm.host().dequeue(number));
            while (message.isDefined()) {
                take(queue.get(), message.get());
                message = vm.host().dequeue(number);
            }
        } catch (HostRefusal refused) {
            complain("queue " + number, refused);
        }
    }

    private void take(RootMachine.Queue queue, Bytes message) {
        try {
            RootMachine machine = root.plugin().get().root();
            effects.run(machine.dequeued(queue, reads, message));
        } catch (Throwable cause) {
            complain("queue '" + queue.name() + "'", cause);
        }
    }

    private void complain(String where, Throwable cause) {
        effects.write(LogLevel.ERROR, () -> where + " failed: " + Failures.describe(cause) + trail.shown());
    }
}
