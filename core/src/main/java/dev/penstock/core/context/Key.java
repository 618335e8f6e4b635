package dev.penstock.core.context;

/**
 * The name of a value that a plugin keeps, with the value's type. Keys are compared by identity: declare each as a constant.
 *
 * <pre>{@code
 * static final Key<Integer> REQUESTS = Key.ofPlugin("requests", 0);
 * }</pre>
 *
 * @param <T> the type of the value, which must be immutable
 */
public final class Key<T> {
    private final String name;
    private final T initial;
    private final Scope scope;

    private Key(String name, T initial, Scope scope) {
        this.name = name;
        this.initial = initial;
        this.scope = scope;
    }

    private enum Scope {
        STREAM,
        PLUGIN,
        VM
    }

    /** A value of each stream by itself, gone with it. {@code initial} is what is read before the first write. */
    public static <T> Key<T> ofStream(String name, T initial) {
        return new Key<>(name, initial, Scope.STREAM);
    }

    /**
     * A value of the plugin under one configuration in one VM: it survives requests, and is given up when the
     * configuration is replaced. {@code initial} is what is read before the first write.
     */
    public static <T> Key<T> ofPlugin(String name, T initial) {
        return new Key<>(name, initial, Scope.PLUGIN);
    }

    /**
     * A value of the VM: it survives a change of the configuration, and all configurations of the plugin that the host runs in
     * this VM share it. {@code initial} is what is read before the first write.
     */
    public static <T> Key<T> ofVm(String name, T initial) {
        return new Key<>(name, initial, Scope.VM);
    }

    /** What is read before the first write. */
    public T initial() {
        return initial;
    }

    /** Whether each stream has a value of its own. */
    public boolean isOfStream() {
        return scope == Scope.STREAM;
    }

    /** Whether all configurations in a VM see the same value. */
    public boolean isOfVm() {
        return scope == Scope.VM;
    }

    /** The name, for messages. */
    @Override
    public String toString() {
        return name;
    }
}
