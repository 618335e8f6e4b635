package dev.penstock.guest.wasm;

import dev.penstock.dsl.Plugin;

/** The author's plugin. */
final class Entry {
    private Entry() {}

    /** The compiler writes the body: a call of the author's {@code public static Plugin<?> plugin()}. */
    static native Plugin<?> plugin();
}
