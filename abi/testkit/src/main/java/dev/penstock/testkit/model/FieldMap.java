package dev.penstock.testkit.model;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** A header or trailer map as Envoy keeps it: names in lower case, fields in order, repeated names allowed. */
final class FieldMap {
    private Vector<Header> fields;

    FieldMap(Headers fields) {
        this.fields = Vector.ofAll(fields).map(field -> new Header(lower(field.name()), field.value()));
    }

    Headers all() {
        return Headers.of(fields.toList());
    }

    Option<Bytes> first(String name) {
        return fields.find(field -> field.name().equals(lower(name))).map(Header::value);
    }

    /** All values of that name, with commas between them. */
    Option<Bytes> joined(String name) {
        Vector<Header> named = fields.filter(field -> field.name().equals(lower(name)));
        return Option.when(
                !named.isEmpty(),
                () -> Bytes.utf8(named.map(field -> field.value().utf8()).mkString(",")));
    }

    /** The bytes of all names and values. */
    int byteSize() {
        return fields.map(field -> field.name().length() + field.value().size())
                .sum()
                .intValue();
    }

    void set(Header field) {
        remove(field.name());
        add(field);
    }

    void add(Header field) {
        fields = fields.append(new Header(lower(field.name()), field.value()));
    }

    void remove(String name) {
        fields = fields.reject(field -> field.name().equals(lower(name)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
