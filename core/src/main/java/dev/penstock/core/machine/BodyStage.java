package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.Views;

/** What a plugin does with the bodies of one direction. */
public interface BodyStage {
    /** What becomes of the body of a message whose headers are about to go on, tunnels included. */
    Turn begin(Head head);

    /** Whether a request turns its connection into a tunnel, which must be told from a body that is read. */
    default boolean opensTunnel(Views views) {
        return views.bodyFields(Direction.REQUEST).opensTunnel();
    }

    /** Whether {@code request} asks for a content coding that would keep the body of its response from being read. */
    boolean mustAskPlain(Head request);

    /** Whether a body may be held until it is whole. */
    default boolean gathers() {
        return false;
    }

    /** This and a stage that streams. @throws IllegalStateException when there is one */
    default BodyStage besideStreamed(StreamedBody stage) {
        throw new IllegalStateException("at most one handler that streams a body");
    }

    /** This and a stage that buffers. @throws IllegalStateException when there is one */
    default BodyStage besideBuffered(BufferedBody stage) {
        throw new IllegalStateException("at most one handler of a whole body");
    }

    /** This and a stage that has parts of bodies decided on. @throws IllegalStateException when there is a handler */
    default BodyStage besideChecked(CheckedBody stage) {
        throw new IllegalStateException(
                "a handler that has parts of a body decided on must be the only one of that body");
    }

    /** No body is looked at. */
    static BodyStage untouched() {
        return UntouchedBody.INSTANCE;
    }
}
