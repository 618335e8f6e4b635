package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Envoy could not be had, did not start or did not do what was asked; the message says why. */
public final class EnvoyFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Seq<LogLine> log;

    EnvoyFailed(String message) {
        this(message, Vector.empty());
    }

    EnvoyFailed(String message, Throwable cause) {
        super(message, cause);
        this.log = Vector.empty();
    }

    EnvoyFailed(String message, Seq<LogLine> log) {
        super(message);
        this.log = log;
    }

    /** All that Envoy had logged, when it had been started. */
    public Seq<LogLine> log() {
        return log;
    }
}
