package dev.penstock.core.rules;

import io.vavr.control.Option;

/** What rules look at of a request, where the host has it. */
interface Routing {
    /** {@code :authority}. */
    Option<String> authority();

    /** The name of the route that was chosen. */
    Option<String> route();

    /** The name of the cluster that the route names. */
    Option<String> cluster();
}
