package dev.penstock.classlib;

/** A module has no console: what is printed to {@code System.out} and {@code System.err} is dropped. */
public final class Consoles {
    private Consoles() {}

    /** Replaces the output of one character. */
    public static void drop(char character) {}
}
