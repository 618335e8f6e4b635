package dev.penstock.core.pipeline;

import dev.penstock.core.machine.RootMachine;
import io.vavr.control.Option;

/**
 * A plugin under one configuration of the host.
 *
 * @param id what the configuration's {@code _plugin_id_} says, for log lines
 * @param parts what it does with each stream
 * @param root what it does apart from them
 * @param failOpen whether a message passes as it is when a handler fails on it
 */
public record Configured(Option<String> id, PerStream<Part> parts, RootMachine root, boolean failOpen) {}
