package dev.penstock.core.context;

import io.vavr.collection.List;

/** Values by their {@link Key}, immutable. Meant for the few that a plugin keeps: a read looks through all. */
public final class Storage {
    private static final Storage EMPTY = new Storage(List.empty());

    private final List<Entry<?>> entries;

    private Storage(List<Entry<?>> entries) {
        this.entries = entries;
    }

    public static Storage empty() {
        return EMPTY;
    }

    /** The value under {@code key}, or its initial one. */
    @SuppressWarnings("unchecked")
    public <T> T get(Key<T> key) {
        for (Entry<?> entry : entries) {
            if (entry.key == key) {
                return (T) entry.value;
            }
        }
        return key.initial();
    }

    /** This storage with {@code value} under {@code key}. */
    public <T> Storage with(Key<T> key, T value) {
        List<Entry<?>> others = List.empty();
        for (Entry<?> entry : entries) {
            others = entry.key == key ? others : others.prepend(entry);
        }
        return new Storage(others.prepend(new Entry<>(key, value)));
    }

    private record Entry<T>(Key<T> key, T value) {}
}
