package dev.penstock.core.pipeline;

import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.machine.StreamMachine;

/**
 * What a plugin does under one of the configurations that it may have at a time.
 *
 * @param streams with streams
 * @param root apart from them
 */
public record Part(StreamMachine streams, RootMachine root) {}
