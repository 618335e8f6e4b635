package dev.penstock.core.machine;

/** What a plugin does with the bodies of one direction. */
public interface BodyStage {
    /** What becomes of the body of a message whose headers are about to go on, tunnels included. */
    Turn begin(Head head);

    /** Whether bodies are read at all, so that tunnels must be told from them. */
    boolean reads();

    /** Whether a content coding would keep bodies from being read, so that none should be asked for. */
    boolean wantsPlain();

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
