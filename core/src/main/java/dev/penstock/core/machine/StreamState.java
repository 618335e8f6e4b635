package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;

/**
 * Where one HTTP stream stands.
 *
 * <pre>
 *   Open --- a handler failed, or replied to the response headers ---> Settled
 * </pre>
 */
public sealed interface StreamState {
    /** Whether the next body callback of {@code direction} needs the bytes. */
    boolean demandsBody(Direction direction);

    /** Whether no response headers have gone to the client, so that it can still be answered. */
    boolean clientSawNothing();

    /** The state before the first event. */
    static StreamState start() {
        return Open.START;
    }

    /** Both halves go their way. */
    record Open(HalfState request, HalfState response) implements StreamState {
        static final Open START = new Open(HalfState.Unseen.INSTANCE, HalfState.Unseen.INSTANCE);

        HalfState half(Direction direction) {
            return direction == Direction.REQUEST ? request : response;
        }

        Open with(Direction direction, HalfState half) {
            if (half(direction) == half) {
                return this;
            }
            return direction == Direction.REQUEST ? new Open(half, response) : new Open(request, half);
        }

        @Override
        public boolean demandsBody(Direction direction) {
            return half(direction) instanceof Rewriting;
        }

        @Override
        public boolean clientSawNothing() {
            return response == HalfState.Unseen.INSTANCE;
        }
    }

    /** The outcome is decided: what still arrives passes untouched and no handler is asked. */
    record Settled() implements StreamState {
        static final Settled INSTANCE = new Settled();

        @Override
        public boolean demandsBody(Direction direction) {
            return false;
        }

        @Override
        public boolean clientSawNothing() {
            return false;
        }
    }
}
