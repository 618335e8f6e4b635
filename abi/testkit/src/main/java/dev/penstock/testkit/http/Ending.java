package dev.penstock.testkit.http;

/** How a stream ended, as seen by the side that was reading. */
public enum Ending {
    /** With the end of the message. */
    COMPLETE,
    /** By RST_STREAM or a TCP reset before the end of the message. */
    RESET,
    /** The connection was closed, or never came about, before the end of the message. */
    CLOSED,
    /** The reader's patience ran out. */
    TIMED_OUT
}
