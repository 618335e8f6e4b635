package dev.penstock.core.effect;

/**
 * What a callback answers. Both values mean the same in the header, body and trailer callbacks; the forms that hold
 * without a buffer or with a watermark are not used, because later edits of headers or bodies fail after them.
 */
public enum Action {
    /** The event goes on to the next filter, with everything held before it. */
    CONTINUE,
    /** The event is held: headers stop, a body is kept in the host's buffer and reported whole with the next chunk. */
    HOLD
}
