package dev.penstock.core.machine;

import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.machine.HeldScene.Arriving;
import io.vavr.collection.List;

/**
 * A plugin that waits, a message, and what comes of its calls.
 *
 * @param comings call by call; OK where there are no more
 * @param leaves whether the client leaves before the rest of the answers
 */
record WaitingScene(Shape shape, Course course, Will will, List<Coming> comings, boolean leaves) {
    /**
     * What a plugin does with the body, and where it waits.
     *
     * @param calls 0 for one call at a time, 1 for two in turn, 2 for two at once
     */
    record Shape(Direction direction, Body body, boolean atHeaders, boolean atBody, boolean atTrailers, int calls) {
        /** Whether the plugin waits anywhere on such a message. */
        boolean asks(Course course) {
            return atHeaders || (body == Body.WHOLE && atBody) || (course.trailers() && atTrailers);
        }
    }

    /** What becomes of bodies. */
    enum Body {
        PASSING,
        STREAMED,
        WHOLE
    }

    /** A message, and after each of its parts how many of the answers that are due come. */
    record Course(List<String> chunks, boolean trailers, List<Integer> answers) {
        Bytes body() {
            return Bytes.utf8(chunks.mkString());
        }
    }

    /** What the plugin makes of answers and failures. */
    enum Will {
        LET_PASS,
        REFUSE_FAILURES,
        REFUSE
    }

    /** What comes of a call. The last is seen in a run and not drawn: any answer when the stream has ended. */
    enum Coming {
        OK(Arriving.OK),
        TIMED_OUT(Arriving.TIMED_OUT),
        RESET(Arriving.RESET),
        GARBAGE(Arriving.GARBAGE),
        BROKEN(Arriving.BROKEN),
        /** The host refuses to send it. */
        NOT_SENT(Arriving.BROKEN),
        AFTER_THE_END(Arriving.BROKEN);

        private final Arriving as;

        Coming(Arriving as) {
            this.as = as;
        }

        HttpArrival arrival() {
            return as.with("");
        }
    }
}
