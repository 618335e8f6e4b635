package dev.penstock.core.pipeline;

import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.machine.StreamMachine;
import io.vavr.control.Option;

/**
 * A plugin under one configuration.
 *
 * @param id what the configuration's {@code _plugin_id_} says, for log lines
 * @param streams what it does with streams
 * @param root what it does apart from them
 * @param failOpen whether a message passes as it is when a handler fails on it
 */
public record Configured(Option<String> id, StreamMachine streams, RootMachine root, boolean failOpen) {}
