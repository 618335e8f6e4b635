package dev.penstock.core.exchange;

/** What becomes of a body of some {@link BodyKind}. */
public enum BodyTreatment {
    /** It passes untouched and unread, and a line at debug level says so. */
    LEAVE,
    /** It goes to the handler as it is. Of a tunnel the handler of whole bodies sees an empty one. */
    READ,
    /** A request is answered with 415, a response becomes 502. */
    REFUSE
}
