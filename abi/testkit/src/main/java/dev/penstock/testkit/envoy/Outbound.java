package dev.penstock.testkit.envoy;

/** Where one message goes, in either protocol; {@code last} says that nothing follows. */
interface Outbound {

    /** Sends the head. */
    void head(boolean last);

    /** Sends a piece of the body, flushed on its own. */
    void chunk(byte[] bytes, boolean last);

    /** Ends the message with trailers. */
    void trailers(Fields trailers);

    /** Breaks the stream off. */
    void breakOff(Ending ending);
}
