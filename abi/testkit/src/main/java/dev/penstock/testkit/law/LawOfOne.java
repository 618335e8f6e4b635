package dev.penstock.testkit.law;

/** A law that one exchange can break. */
interface LawOfOne {
    /** Checks it for that exchange; an error says that it is broken. */
    void check(PluginLaws laws, Traffic one);
}
