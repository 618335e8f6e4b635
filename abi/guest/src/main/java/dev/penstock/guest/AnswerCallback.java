package dev.penstock.guest;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.data.Direction;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** The callback of an answer: finds who awaits it. An answer under a token that is not known, or no more, is dropped. */
final class AnswerCallback {
    private final VmContext vm;
    private final RootContext root;
    private final PluginLog log;

    AnswerCallback(VmContext vm, RootContext root, PluginLog log) {
        this.vm = vm;
        this.root = root;
        this.log = log;
    }

    /** @param arrival reads the answer; not called when nobody awaits it */
    void answered(int token, Supplier<Arrival> arrival) {
        Option<StreamContext> stream = root.asked().streamOf(token);
        if (stream.isDefined()) {
            toStream(stream.get(), token, arrival);
        } else {
            new RootCallback(vm, root, log).answered(token, arrival);
        }
    }

    /** A stream that the host has given up has ended; it is told so later. */
    private void toStream(StreamContext stream, int token, Supplier<Arrival> arrival) {
        Option<Direction> waiting = stream.state().awaiting(token);
        if (waiting.isDefined() && vm.host().turnTo(stream.id())) {
            new StreamCallback(new StreamViews(vm, stream, true), log).answered(waiting.get(), token, arrival);
        }
    }
}
