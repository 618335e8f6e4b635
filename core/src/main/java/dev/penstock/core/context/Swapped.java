package dev.penstock.core.context;

/** The outcome of a compare-and-swap. */
public enum Swapped {
    /** The new value stands. */
    STORED,
    /** Someone else has written since the value was read; nothing was changed. */
    CONFLICT
}
