package dev.penstock.core.exchange;

/**
 * The phases of a stream, as types: a {@link Verdict} names those it is valid in, so that an edit of another phase does not
 * compile.
 */
public interface Phase {
    /** While the request headers are held. */
    interface InRequestHeaders extends Phase {}

    /** While the response headers are held. */
    interface InResponseHeaders extends Phase {}

    /** In every phase. */
    interface Anywhere extends InRequestHeaders, InResponseHeaders {}
}
