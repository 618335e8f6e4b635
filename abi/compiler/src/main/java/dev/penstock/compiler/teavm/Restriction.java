package dev.penstock.compiler.teavm;

import java.util.List;
import org.teavm.model.MethodReference;

/**
 * A part of the Java library that a plugin should not reach.
 *
 * @param method the name of the method, or none for every method of the class
 * @param refused whether it fails the build rather than warn
 */
record Restriction(String className, String method, boolean refused, String message) {
    private static final String ANY = "";

    static final List<Restriction> ALL = List.of(
            refused("java.lang.Thread", "start", "a module has one thread, no other can be started"),
            refused("java.lang.Thread", "sleep", "a module cannot wait: set a tick instead"),
            refused("java.lang.Object", "wait", "a module has one thread, nothing could wake it"),
            refused("java.util.Date", "toString", "java.util.Date needs JavaScript: use java.time"),
            costly("java.util.Formatter", "String.format adds about 190 KB"),
            costly("java.util.regex.Pattern", "regular expressions add about 140 KB"),
            costly("java.time.format.DateTimeFormatter", "date formats add about 370 KB"));

    private static Restriction refused(String className, String method, String message) {
        return new Restriction(className, method, true, message);
    }

    private static Restriction costly(String className, String message) {
        return new Restriction(className, ANY, false, message + " to the module");
    }

    boolean covers(MethodReference reached) {
        return reached.getClassName().equals(className)
                && (method.equals(ANY) || reached.getName().equals(method));
    }
}
