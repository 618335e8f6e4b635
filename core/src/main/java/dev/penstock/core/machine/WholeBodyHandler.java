package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;

/** Decides on a message when its body is whole. */
@FunctionalInterface
public interface WholeBodyHandler {
    /** Decides. {@code body} is all of it, empty when the message has none, and valid until this returns. */
    Verdict<?> decide(Views views, Bytes body);

    /** As {@link #decide}, in the callback of the trailers that end the message, where they can be read. */
    default Verdict<?> decideAtTrailers(Views views, Bytes body) {
        return decide(views, body);
    }

    /** Whether the message goes on without its body, which it was not asked for. */
    default boolean dropsBody() {
        return false;
    }
}
