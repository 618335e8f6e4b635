package dev.penstock.core.exchange;

/**
 * Where a plugin runs, as types: a {@link Verdict} names the places it is valid in, so that an edit of another phase, or a
 * reply where nobody waits for one, does not compile.
 */
public interface Phase {
    /** While the request headers are held. */
    interface InRequestHeaders extends Phase {}

    /** When the request body is whole, and its headers are held. */
    interface InRequestBody extends Phase {}

    /** When request trailers have come. */
    interface InRequestTrailers extends Phase {}

    /** While the response headers are held. */
    interface InResponseHeaders extends Phase {}

    /** When the response body is whole, and its headers are held. */
    interface InResponseBody extends Phase {}

    /** When response trailers have come. */
    interface InResponseTrailers extends Phase {}

    /** After the end of a stream. */
    interface InStreamDone extends Phase {}

    /** After a configuration was accepted. */
    interface InStart extends Phase {}

    /** When a message has come into a queue. */
    interface InQueue extends Phase {}

    /** When a recurring task is due. */
    interface InTick extends Phase {}

    /** In every phase of a stream that has not ended. */
    interface InExchange
            extends InRequestHeaders,
                    InRequestBody,
                    InRequestTrailers,
                    InResponseHeaders,
                    InResponseBody,
                    InResponseTrailers {}

    /** Everywhere. */
    interface Anywhere extends InExchange, InStreamDone, InStart, InQueue, InTick {}
}
