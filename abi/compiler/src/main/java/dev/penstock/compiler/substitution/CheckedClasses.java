package dev.penstock.compiler.substitution;

/** The classes whose instructions get checks: all but those the checks are made of, and TeaVM's runtime. */
final class CheckedClasses {
    private CheckedClasses() {}

    static boolean contains(String className) {
        return !className.equals("dev.penstock.classlib.IntegerMath")
                && !className.equals("java.lang.Integer")
                && !className.equals("java.lang.Long")
                && !className.startsWith("org.teavm.");
    }
}
