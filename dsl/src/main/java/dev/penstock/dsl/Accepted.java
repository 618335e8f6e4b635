package dev.penstock.dsl;

import io.vavr.control.Option;

/**
 * A configuration that was accepted.
 *
 * @param id what its {@code _plugin_id_} says
 */
record Accepted<C>(C config, Option<String> id) {}
