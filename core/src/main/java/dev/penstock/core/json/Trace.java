package dev.penstock.core.json;

import io.vavr.collection.List;

/**
 * Where a checked value came from.
 *
 * @param path the place it was read from, {@code $} when it was made of several
 * @param found what was there, short
 * @param fields the fields that were looked at: any other is unknown
 * @param objects the objects whose fields were looked at
 */
record Trace(JsonPath path, String found, List<JsonPath> fields, List<JsonPath> objects) {

    /** Of a value that was not read from anywhere. */
    static final Trace NONE = new Trace(JsonPath.ROOT, "", List.empty(), List.empty());

    static Trace ofField(JsonPath path, String found) {
        return new Trace(path, found, List.of(path), List.empty());
    }

    Trace and(Trace next) {
        String both = found.isEmpty() || next.found.isEmpty() ? found + next.found : found + ", " + next.found;
        return new Trace(JsonPath.ROOT, both, next.fields.appendAll(fields), next.objects.appendAll(objects));
    }

    ConfigError error(String expected) {
        return new ConfigError(path, expected, found);
    }

    /** The trace of an object's checks, as seen from the document the object stands in. */
    Trace under(JsonPath place, String object) {
        return new Trace(
                place,
                object,
                fields.map(field -> field.under(place)).prepend(place),
                objects.map(inner -> inner.under(place)).prepend(place));
    }
}
