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
    private final boolean shared;

    private Key(String name, T initial, boolean shared) {
        this.name = name;
        this.initial = initial;
        this.shared = shared;
    }

    /** A value of each stream by itself, gone with it. {@code initial} is what is read before the first write. */
    public static <T> Key<T> ofStream(String name, T initial) {
        return new Key<>(name, initial, false);
    }

    /**
     * A value of the plugin under one configuration in one VM: it survives requests, and is given up when the
     * configuration is replaced. {@code initial} is what is read before the first write.
     */
    public static <T> Key<T> ofPlugin(String name, T initial) {
        return new Key<>(name, initial, true);
    }

    /** What is read before the first write. */
    public T initial() {
        return initial;
    }

    /** Whether all streams of the plugin see the same value. */
    public boolean isOfPlugin() {
        return shared;
    }

    /** The name, for messages. */
    @Override
    public String toString() {
        return name;
    }
}
