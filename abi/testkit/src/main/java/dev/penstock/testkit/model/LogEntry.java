package dev.penstock.testkit.model;

import dev.penstock.core.effect.LogLevel;

/** One line that the plugin wrote to the proxy's log. */
public record LogEntry(LogLevel level, String message) {}
