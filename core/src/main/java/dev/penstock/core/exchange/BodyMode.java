package dev.penstock.core.exchange;

/** What a handler of headers wants of the body that follows, where the plugin has handlers for it. */
public enum BodyMode {
    /** What the plugin declares: its streaming handler, else its buffered one. */
    DECLARED,
    /** The body passes untouched and is not read. */
    PASS,
    /** The streaming handler. */
    STREAM,
    /** The buffered handler. */
    BUFFER
}
