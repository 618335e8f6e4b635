package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.machine.RootMachine;
import io.vavr.control.Option;

/** A shared queue that a root context has opened. */
record OpenQueue(int number, RootMachine.Queue queue) {
    /** The host tells of each message once, so that none is left behind: a handler may feed its own queue, and others wait. */
    private static final int MOST_AT_ONCE = 1_000;

    /** Takes the messages that it holds, where {@code ready} is its number. One on which the handler fails is logged and gone. */
    void drain(int ready, RootCallback callback, Host host) {
        if (ready == number) {
            Option<Bytes> message = next(callback, host);
            for (int taken = 1; message.isDefined(); taken++) {
                callback.take(queue, message.get());
                message = taken < MOST_AT_ONCE ? next(callback, host) : Option.none();
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
