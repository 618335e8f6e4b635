package dev.penstock.guest;

import io.vavr.control.Option;

/** Contexts by their number, without boxing it: open addressing with linear probing, at most half full. */
final class ContextTable<T> {
    private static final int FREE = 0;

    private int[] ids = new int[16];
    private Object[] contexts = new Object[16];
    private int size;

    /** The context {@code id}. */
    Option<T> find(int id) {
        return Option.of(get(id));
    }

    /** As {@link #find}, for what every callback asks: null where there is none. */
    T get(int id) {
        return at(slotOf(id));
    }

    /** Puts {@code context} in the place of {@code id}, which is not 0: the host numbers contexts from 1. */
    void put(int id, T context) {
        add(id, context);
        contexts[slotOf(id)] = context;
    }

    /** As {@link #put}, unless there is a context {@code id}. */
    void add(int id, T context) {
        int slot = slotOf(id);
        if (ids[slot] == FREE) {
            ids[slot] = id;
            contexts[slot] = context;
            size++;
        }
        if (2 * size > ids.length) {
            grow();
        }
    }

    /** Forgets {@code id}, known or not, and yields its context; null where there is none. */
    T remove(int id) {
        int slot = slotOf(id);
        if (ids[slot] == FREE) {
            return null;
        }
        T removed = at(slot);
        size--;
        ids[slot] = FREE;
        contexts[slot] = null;
        for (int next = after(slot); ids[next] != FREE; next = after(next)) {
            reinsert(next);
        }
        return removed;
    }

    int size() {
        return size;
    }

    private void reinsert(int slot) {
        int id = ids[slot];
        Object context = contexts[slot];
        ids[slot] = FREE;
        contexts[slot] = null;
        int home = slotOf(id);
        ids[home] = id;
        contexts[home] = context;
    }

    private void grow() {
        int[] oldIds = ids;
        Object[] oldContexts = contexts;
        ids = new int[2 * oldIds.length];
        contexts = new Object[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != FREE) {
                int slot = slotOf(oldIds[i]);
                ids[slot] = oldIds[i];
                contexts[slot] = oldContexts[i];
            }
        }
    }

    private int slotOf(int id) {
        int slot = (id * 0x9E3779B9) >>> 16 & (ids.length - 1);
        while (ids[slot] != FREE && ids[slot] != id) {
            slot = after(slot);
        }
        return slot;
    }

    private int after(int slot) {
        return (slot + 1) & (ids.length - 1);
    }

    @SuppressWarnings("unchecked")
    private T at(int slot) {
        return (T) contexts[slot];
    }
}
