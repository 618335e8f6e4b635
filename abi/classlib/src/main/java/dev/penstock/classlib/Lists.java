package dev.penstock.classlib;

import io.vavr.collection.List;

/** What Vavr makes lists of, without its shortcuts for collections of Java, which a module would carry. */
public final class Lists {
    private Lists() {}

    /** In the place of {@code List.ofAll(Iterable)}. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> ofAll(Iterable<? extends T> elements) {
        if (elements instanceof List.Cons || elements instanceof List.Nil) {
            return (List<T>) elements;
        }
        List<T> reversed = List.empty();
        for (T element : elements) {
            reversed = reversed.prepend(element);
        }
        return reversed.reverse();
    }
}
