package dev.penstock.core.call;

import io.vavr.control.Option;

/** What the host hands over when a call is answered, by kind of call. */
public sealed interface Arrival permits HttpArrival {
    /** What answers an HTTP call. */
    default Option<HttpArrival> http() {
        return Option.none();
    }
}
