package dev.penstock.compiler.input;

/**
 * The author's method that makes the plugin: public, static, without arguments.
 *
 * @param className the binary name of its class
 */
public record PluginMethod(String className, String methodName) {
    /** {@code className.methodName}. */
    @Override
    public String toString() {
        return className + "." + methodName;
    }
}
