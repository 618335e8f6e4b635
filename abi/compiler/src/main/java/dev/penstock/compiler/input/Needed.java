package dev.penstock.compiler.input;

/**
 * Callbacks that a module has where code is reached that gives them a meaning.
 *
 * @param type the binary name of a class or interface
 * @param method the name of a method of that type itself; {@code <init>} is a constructor of it or of any type below it
 * @param exports the binary name of the class that exports the callbacks, with a static method {@code link()}
 */
public record Needed(String type, String method, String exports) {
    static final String INSTANCE = "<init>";

    /** Where there are instances of {@code type}. */
    static Needed byInstance(String type, String exports) {
        return new Needed(type, INSTANCE, exports);
    }

    /** Whether it takes an instance. */
    public boolean isByInstance() {
        return method.equals(INSTANCE);
    }
}
