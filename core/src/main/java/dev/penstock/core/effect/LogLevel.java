package dev.penstock.core.effect;

/** The severities of {@code proxy_log}, least first. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    CRITICAL
}
