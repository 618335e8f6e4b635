package dev.penstock.dsl;

/**
 * One verb of a plugin.
 *
 * @param text as the author wrote it, handlers as {@code ...}
 * @param slot what it is the only handler of; empty where there may be several
 * @param declaration what it adds to the plugin under a configuration
 */
record Verb<C>(String text, String slot, Declaration<C> declaration) {
    /** Adds what the verb asks for. Run once for each configuration, so that a module has the code of used verbs only. */
    @FunctionalInterface
    interface Declaration<C> {
        void addTo(Assembly assembly, C config);
    }
}
