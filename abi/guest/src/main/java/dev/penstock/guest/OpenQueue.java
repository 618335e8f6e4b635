package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.machine.RootMachine;
import io.vavr.control.Option;

/** A shared queue that a root context has opened. */
record OpenQueue(int number, RootMachine.Queue queue) {
    /** Takes the messages that it holds, where {@code ready} is its number. One on which the handler fails is logged and gone. */
    void drain(int ready, RootCallback callback, Host host) {
        if (ready == number) {
            Option<Bytes> message = next(callback, host);
            while (message.isDefined()) {
                callback.take(queue, message.get());
                message = next(callback, host);
            }
        }
    }

    private Option<Bytes> next(RootCallback callback, Host host) {
        try {
            return host.dequeue(number);
        } catch (HostRefusal refused) {
            callback.complain(queue, refused);
            return Option.none();
        }
    }
}
