package dev.penstock.testkit.law;

import dev.penstock.guest.Host;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is reachable from an object: the bytes of arrays and texts, one for each place that is taken in a collection, and one for
 * each other object. It looks into all classes but
 * the JDK's, of which it knows collections, maps and texts; into the static fields of the classes it meets; and not into the
 * proxy.
 */
final class Footprint {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long size;

    private Footprint() {}

    /** Of all these objects together. */
    static Footprint of(Object... roots) {
        Footprint footprint = new Footprint();
        footprint.measure(roots);
        return footprint;
    }

    long size() {
        return size;
    }

    /** How much {@code root} reaches that these objects did not. */
    long beyond(Object root) {
        Footprint more = new Footprint();
        more.seen.addAll(seen);
        more.measure(root);
        return more.size;
    }

    private void measure(Object... roots) {
        for (Object root : roots) {
            push(root);
        }
        while (!open.isEmpty()) {
            visit(open.pop());
        }
    }

    private void push(Object object) {
        if (object != null && !isOutside(object.getClass()) && seen.add(object)) {
            open.push(object);
        }
    }

    /** Not looked into: what is the proxy's, or no data. */
    private static boolean isOutside(Class<?> type) {
        return Host.class.isAssignableFrom(type)
                || type == Class.class
                || ClassLoader.class.isAssignableFrom(type)
                || Thread.class.isAssignableFrom(type)
                || Enum.class.isAssignableFrom(type);
    }

    private void visit(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            visitArray(object, type.getComponentType());
        } else if (object instanceof CharSequence text && isOfTheJdk(type)) {
            size += text.length();
        } else if (isOfTheJdk(type)) {
            size++;
            visitKnown(object);
        } else {
            size++;
            visitFields(object, type);
        }
    }

    private void visitArray(Object array, Class<?> component) {
        int length = Array.getLength(array);
        if (component.isPrimitive()) {
            size += length;
            return;
        }
        for (int i = 0; i < length; i++) {
            size += Array.get(array, i) == null ? 0 : 1;
            push(Array.get(array, i));
        }
    }

    private void visitKnown(Object object) {
        if (object instanceof Collection<?> items) {
            size += items.size();
            items.forEach(this::push);
        } else if (object instanceof Map<?, ?> map) {
            size += map.size();
            map.keySet().forEach(this::push);
            map.values().forEach(this::push);
        } else if (object instanceof Optional<?> value) {
            value.ifPresent(this::push);
        } else if (object instanceof AtomicReference<?> reference) {
            push(reference.get());
        } else if (object instanceof java.io.ByteArrayOutputStream stream) {
            size += stream.size();
        }
    }

    private void visitFields(Object object, Class<?> type) {
        for (Class<?> at = type; at != null && !isOfTheJdk(at); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    visitField(field, object);
                }
            }
            visitStatics(at.getNestHost());
        }
    }

    private void visitStatics(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                visitField(field, null);
            }
        }
    }

    private void visitField(Field field, Object owner) {
        if (field.getType().isPrimitive()) {
            return;
        }
        try {
            field.setAccessible(true);
            push(field.get(owner));
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("cannot look into " + field, closed);
        }
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getModule().isNamed();
    }
}
