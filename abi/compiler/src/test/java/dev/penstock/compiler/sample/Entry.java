package dev.penstock.compiler.sample;

/** Asks for the author's plugin; the compiler writes the body. */
public final class Entry {
    private Entry() {}

    static native Plugin plugin();
}
