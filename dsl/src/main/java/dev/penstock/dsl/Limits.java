package dev.penstock.dsl;

/** Numbers that a verb takes. */
final class Limits {
    private Limits() {}

    static long requirePositive(String verb, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(verb + " must be at least 1, got " + value);
        }
        return value;
    }
}
