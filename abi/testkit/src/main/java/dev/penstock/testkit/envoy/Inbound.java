package dev.penstock.testkit.envoy;

/** What arrives on one stream, of either protocol; called by the stream's event loop. */
interface Inbound {

    /** The head of a message, pseudo headers first as in HTTP/2. */
    void head(Fields head);

    /** A piece of the body, not empty. */
    void chunk(byte[] bytes);

    /** The message is complete. */
    void end(Fields trailers);

    /** No more comes, though the message is not complete; may be called when none was begun, and after its end. */
    void broken(Ending ending);
}
