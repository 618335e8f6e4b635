package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.Views;
import io.vavr.control.Option;

/** Where a stream stands between two events. Immutable; made and read by {@link StreamMachine}. */
public sealed interface StreamState {
    /** Whether the next body callback of {@code direction} needs the bytes; {@code end} when it is the last. */
    boolean demandsBody(Direction direction, boolean end);

    /** Whether what comes of the body of {@code direction} passes, and changes nothing here: no event need be made of it. */
    boolean letsBodyPass(Direction direction);

    /** Whether the trailers callback of {@code direction} needs the bytes of its body. */
    boolean demandsBodyInTrailers(Direction direction);

    /** Whether the headers of {@code direction} are still to come. */
    boolean awaitsHeaders(Direction direction);

    /** Whether the headers of {@code direction} are held. */
    boolean isHeld(Direction direction);

    /** The direction that awaits an answer under {@code token}. */
    Option<Direction> awaiting(int token);

    /** The step that {@code event} leads to. */
    Step<Move> on(StreamEvent event, Stages stages, Views views);

    <R> R match(Cases<R> cases);

    /** The state before the first event. */
    static StreamState start() {
        return Open.START;
    }

    /** The state after the last event. */
    static StreamState ended() {
        return Over.ENDED;
    }

    /** Both halves go their way. */
    record Open(HalfState request, HalfState response) implements StreamState {
        static final Open START = new Open(HalfState.Edge.UNSEEN, HalfState.Edge.UNSEEN);

        HalfState half(Direction direction) {
            return direction == Direction.REQUEST ? request : response;
        }

        Open with(Direction direction, HalfState half) {
            if (half(direction) == half) {
                return this;
            }
            return direction == Direction.REQUEST ? new Open(half, response) : new Open(request, half);
        }

        /**
         * Whether the client can still be answered by a reply from a callback of {@code direction}: it has seen nothing, or
         * the response's headers are held.
         */
        boolean canReply(Direction direction) {
            return response.isUnseen() || (direction == Direction.RESPONSE && isHeld(direction));
        }

        @Override
        public boolean isHeld(Direction direction) {
            return half(direction).holdsHeaders();
        }

        @Override
        public boolean demandsBody(Direction direction, boolean end) {
            return half(direction).demandsBody(end);
        }

        @Override
        public boolean letsBodyPass(Direction direction) {
            return half(direction) instanceof HalfState.Passing;
        }

        @Override
        public boolean demandsBodyInTrailers(Direction direction) {
            return half(direction).demandsBodyInTrailers();
        }

        @Override
        public boolean awaitsHeaders(Direction direction) {
            return half(direction).isUnseen();
        }

        @Override
        public Option<Direction> awaiting(int token) {
            if (request.awaits(token)) {
                return Option.some(Direction.REQUEST);
            }
            return Option.when(response.awaits(token), Direction.RESPONSE);
        }

        @Override
        public Step<Move> on(StreamEvent event, Stages stages, Views views) {
            return event.match(new OpenStream(stages, this, views));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /** The outcome is decided: what still arrives passes untouched and no handler of a phase is asked. */
    enum Over implements StreamState {
        /** The stream itself has not ended. */
        SETTLED,
        /** Nor will anything follow. */
        ENDED;

        @Override
        public boolean demandsBody(Direction direction, boolean end) {
            return false;
        }

        @Override
        public boolean letsBodyPass(Direction direction) {
            return true;
        }

        @Override
        public boolean demandsBodyInTrailers(Direction direction) {
            return false;
        }

        @Override
        public boolean awaitsHeaders(Direction direction) {
            return false;
        }

        @Override
        public boolean isHeld(Direction direction) {
            return false;
        }

        @Override
        public Option<Direction> awaiting(int token) {
            return Option.none();
        }

        @Override
        public Step<Move> on(StreamEvent event, Stages stages, Views views) {
            return this == SETTLED ? event.match(new SettledStream(stages, views)) : Step.of(Move.proceed(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.over(this);
        }
    }

    /** A consumer of states. */
    interface Cases<R> {
        R open(Open state);

        R over(Over state);
    }
}
