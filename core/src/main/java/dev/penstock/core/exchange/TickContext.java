package dev.penstock.core.exchange;

import dev.penstock.core.context.PluginContext;

/**
 * What a recurring task sees: {@code proxy_on_tick}. It runs in each VM by itself, that of the proxy's main thread included, and
 * no stream is at hand.
 */
public interface TickContext extends PluginContext {}
