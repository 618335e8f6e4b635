package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.exchange.Views;

/**
 * Where one direction of a stream stands.
 *
 * <pre>
 *   Unseen --headers--> Passing     the body is not looked at
 *                       TUNNELLED   nor is the one of the other direction
 *                       Rewriting   chunk by chunk
 *                       Gathering   whole, headers held
 *                       Limited     any of these, counted
 *                       Checking    part by part, each by another service
 *                       Parked      waits for an answer
 *          --end or trailers--> Ended
 * </pre>
 */
sealed interface HalfState permits HalfState.Edge, HalfState.Passing, HalfState.Following {
    /** Whether a body callback needs the bytes; {@code end} when it is the last. */
    default boolean demandsBody(boolean end) {
        return false;
    }

    /** Whether the trailers callback needs the bytes of the body. */
    default boolean demandsBodyInTrailers() {
        return false;
    }

    /** How many of {@code size} bytes in the host's buffer have arrived with this callback. */
    default int fresh(Bytes buffer, int size) {
        return size;
    }

    /** Takes the host's body buffer, which has {@code size} bytes. */
    Turn body(Views views, Bytes buffer, int size, boolean end);

    /** Takes the trailers, which end the direction. */
    Turn trailers(Views views, Bytes buffer);

    /** Whether the headers are still to come. */
    default boolean isUnseen() {
        return false;
    }

    /** Takes the headers, unless it is {@link Edge#UNSEEN}: then the stream takes them. */
    default Step<Move> headers(OpenStream stream, Direction direction, boolean end) {
        return stream.violation(direction, "headers for a second time");
    }

    /** Whether the headers are held. */
    default boolean holdsHeaders() {
        return false;
    }

    /** Whether this is a request that turns its connection into a tunnel, so that its response is no HTTP message either. */
    default boolean isTunnel() {
        return false;
    }

    /** Whether an answer under {@code token} is awaited. */
    default boolean awaits(int token) {
        return false;
    }

    /** Takes an answer that is awaited. */
    default Step<Move> answered(OpenStream stream, Direction direction, Answered event) {
        return Step.of(Move.hold(stream.state()));
    }

    /** What came while the headers waited. */
    default Meanwhile cameMeanwhile() {
        return Meanwhile.NOTHING;
    }

    /** Takes that when the headers go on. */
    default Sequel caughtUp(Direction direction) {
        return Sequel.NONE;
    }

    /** Whether {@link #meanwhile} needs the bytes. */
    default boolean demandsMeanwhile(Meanwhile came) {
        return demandsBody(came.isWhole());
    }

    /** Takes the start of a body, or all of it, that came before its headers went on. Trailers that end it are taken next. */
    default Turn meanwhile(Views views, Bytes buffer, Meanwhile came) {
        return body(views, buffer, came.size(), came.isWhole());
    }

    /** How many bytes of the body would be lost if the host's buffer went on as it is and nothing more were written. */
    default int owed() {
        return 0;
    }

    /** Before the headers, and after the end. The machine lets no body come to it. */
    enum Edge implements HalfState {
        UNSEEN,
        ENDED;

        @Override
        public boolean isUnseen() {
            return this == UNSEEN;
        }

        @Override
        public Turn body(Views views, Bytes buffer, int size, boolean end) {
            return Turn.untouched(this, Action.CONTINUE);
        }

        @Override
        public Turn trailers(Views views, Bytes buffer) {
            return Turn.untouched(this, Action.CONTINUE);
        }
    }

    /** The body passes untouched. */
    enum Passing implements HalfState {
        INSTANCE,
        /** A request that turns its connection into a tunnel: the other direction is not HTTP either. */
        TUNNELLED;

        @Override
        public boolean isTunnel() {
            return this == TUNNELLED;
        }

        @Override
        public Turn body(Views views, Bytes buffer, int size, boolean end) {
            return Turn.untouched(this, Action.CONTINUE);
        }

        @Override
        public Turn trailers(Views views, Bytes buffer) {
            return Turn.untouched(isTunnel() ? this : Edge.ENDED, Action.CONTINUE);
        }
    }

    /** Does not just let the body pass. Where no such state is reached, a module does without the callbacks of bodies. */
    sealed interface Following extends HalfState
            permits Rewriting, Deferred, Gathering, Limited, Parked, RoutedResponse, Checking, Cut {}
}
