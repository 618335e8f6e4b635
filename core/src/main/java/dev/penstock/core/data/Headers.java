package dev.penstock.core.data;

import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The fields of a header or trailer map in their order; a name may occur more than once. Compared by value. */
public final class Headers implements Iterable<Header> {
    private static final Headers EMPTY = new Headers(0, List::empty);

    private final int size;
    private Source source;

    private Headers(int size, Source source) {
        this.size = size;
        this.source = source;
    }

    private List<Header> fields() {
        List<Header> made = source.fields();
        source = () -> made;
        return made;
    }

    public static Headers empty() {
        return EMPTY;
    }

    public static Headers of(List<Header> fields) {
        return new Headers(fields.size(), () -> fields);
    }

    /** So many fields, which are made when they are first asked for. */
    public static Headers later(int size, Source source) {
        return new Headers(size, source);
    }

    /** These fields, then {@code name: value}. @throws IllegalArgumentException as {@link Header#of} does */
    public Headers add(String name, String value) {
        return of(fields().append(Header.of(name, value)));
    }

    /** These fields, then {@code field}, as it is. */
    public Headers and(Header field) {
        return of(fields().append(field));
    }

    /** The first value of {@code name}, in any case, read as UTF-8. */
    public Option<String> first(String name) {
        return firstOf(Header.lowerCase(name));
    }

    /** As {@link #first}, of a name in lower case. */
    public Option<String> firstOf(String name) {
        Option<Bytes> value = source.first(name);
        return value.isDefined() ? Option.some(value.get().utf8()) : Option.none();
    }

    /** Whether there is a field of {@code name}, in any case. */
    public boolean has(String name) {
        return source.first(Header.lowerCase(name)).isDefined();
    }

    /** What they say of the body of their message. */
    public BodyFields bodyFields() {
        return source.bodyFields();
    }

    /** All values of {@code name}, in any case, in their order. */
    public List<Bytes> all(String name) {
        String wanted = Header.lowerCase(name);
        return fields().filter(field -> field.name().equals(wanted)).map(Header::value);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public Iterator<Header> iterator() {
        return fields().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && that.fields().equals(fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    /** {@code name: value} of each field, a line each. */
    @Override
    public String toString() {
        return fields().map(field -> field.name() + ": " + field.value()).mkString("\n");
    }

    /** Where fields come from that were not made yet. Names are in lower case, and tokens: of ASCII. */
    @FunctionalInterface
    public interface Source {
        List<Header> fields();

        /** The first value of {@code name}, which may be a view. */
        default Option<Bytes> first(String name) {
            return fields().find(field -> field.name().equals(name)).map(Header::value);
        }

        /** What the fields say of the body of their message; a view where {@link #first} yields one. */
        default BodyFields bodyFields() {
            return BodyFields.of(fields());
        }
    }
}
