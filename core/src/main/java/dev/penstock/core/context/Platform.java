package dev.penstock.core.context;

/** The kinds of proxy that run a plugin. Told by the foreign function {@code get_log_level}, which Higress has alone. */
public enum Platform {
    /** Envoy as it is released, and what is built on it. */
    ENVOY,
    HIGRESS
}
