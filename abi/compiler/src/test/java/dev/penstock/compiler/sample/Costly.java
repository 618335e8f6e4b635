package dev.penstock.compiler.sample;

/** A plugin that uses regular expressions, unawares. */
public final class Costly {
    private Costly() {}

    public static Plugin plugin() {
        return new Plugin("costly", context -> "context 1".replaceAll("[0-9]", "x"));
    }
}
