package dev.penstock.compiler.input;

/**
 * How a module is built.
 *
 * @param names whether functions keep their Java names, which Envoy prints in the backtrace of a trap
 */
public record BuildOptions(boolean names) {
    /** Small: without names. */
    public static BuildOptions release() {
        return new BuildOptions(false);
    }

    /** With names, about twice the size. */
    public static BuildOptions debug() {
        return new BuildOptions(true);
    }
}
