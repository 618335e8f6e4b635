package dev.penstock.core.data;

/** The two halves of an HTTP stream. */
public enum Direction {
    /** From the client to the upstream. */
    REQUEST,
    /** From the upstream to the client. */
    RESPONSE;

    /** {@code request} or {@code response}, as log lines name it. */
    public String label() {
        return this == REQUEST ? "request" : "response";
    }
}
