package dev.penstock.testkit.law;

import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Seen;

/** What arrives with a stated length has that length. */
final class LengthLaw {
    private LengthLaw() {}

    static void check(Traffic traffic, Seen seen) {
        seen.requests().forEach(request -> check(traffic, "upstream", request));
        if (seen.client().ending() == Ending.COMPLETE) {
            check(traffic, "the client", seen.client());
        }
    }

    private static void check(Traffic traffic, String who, Message<?> message) {
        message.header("content-length").forEach(stated -> {
            if (!stated.equals(Integer.toString(message.bytes().length))) {
                throw new AssertionError("of " + traffic + " " + who + " got " + message.bytes().length
                        + " bytes with content-length " + stated);
            }
        });
    }
}
