package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Action;

/**
 * Where one direction of a stream stands.
 *
 * <pre>
 *   Unseen --headers--> Passing                     the body is not looked at
 *                       Tunnelled                   nor is the one of the other direction
 *                       Rewriting --chunk--> Rewriting --end or trailers--> Ended
 * </pre>
 */
sealed interface HalfState permits HalfState.Unseen, HalfState.Passing, HalfState.Ended, Rewriting {
    /** Takes the host's body buffer. */
    Turn body(Bytes buffer, boolean end);

    /** Takes the trailers, which end the direction. */
    Turn trailers();

    /** No headers yet. */
    enum Unseen implements HalfState {
        INSTANCE;

        @Override
        public Turn body(Bytes buffer, boolean end) {
            return new Turn.Violation("a body before its headers");
        }

        @Override
        public Turn trailers() {
            return new Turn.Violation("trailers before their headers");
        }
    }

    /** The body passes untouched. */
    enum Passing implements HalfState {
        INSTANCE,
        /** A request that turns its connection into a tunnel: the other direction is not HTTP either. */
        TUNNELLED;

        @Override
        public Turn body(Bytes buffer, boolean end) {
            return new Turn.Untouched(this, Action.CONTINUE);
        }

        @Override
        public Turn trailers() {
            return new Turn.Untouched(this, Action.CONTINUE);
        }
    }

    /** Nothing of this direction follows. */
    enum Ended implements HalfState {
        INSTANCE;

        @Override
        public Turn body(Bytes buffer, boolean end) {
            return new Turn.Violation("a body after its end");
        }

        @Override
        public Turn trailers() {
            return new Turn.Violation("trailers after the end");
        }
    }
}
