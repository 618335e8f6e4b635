package dev.penstock.core.body;

/**
 * Why a {@linkplain TransformState state} lets a body not go on. The stream is answered while its client can still be
 * answered, else it is reset; its body is never cut short.
 *
 * @param cause decides the status of the answer
 * @param reason one line without control characters: it is logged, and told to the client whose request it is; of a response a client is
 *     told nothing but the status
 */
public record Abort(Cause cause, String reason) {
    /** What is wrong with the body. */
    public enum Cause {
        /** It is not what it should be: 400 in place of a request, 502 in place of a response. */
        MALFORMED,
        /** It exceeds a limit: 413 in place of a request, 500 in place of a response, as for Envoy's own limits. */
        TOO_LARGE
    }

    public static Abort malformed(String reason) {
        return new Abort(Cause.MALFORMED, reason);
    }

    public static Abort tooLarge(String reason) {
        return new Abort(Cause.TOO_LARGE, reason);
    }
}
