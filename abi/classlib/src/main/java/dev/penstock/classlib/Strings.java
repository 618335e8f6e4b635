package dev.penstock.classlib;

/** Parts of {@code java.lang.String} that need JavaScript. */
public final class Strings {
    private Strings() {}

    /** Replaces {@code String.intern}: the string itself. Code that compares interned strings by reference is not supported. */
    public static String intern(String string) {
        return string;
    }
}
