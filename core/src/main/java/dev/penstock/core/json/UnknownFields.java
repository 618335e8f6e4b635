package dev.penstock.core.json;

import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of a document that no check has read, in the objects that were checked field by field. */
final class UnknownFields {

    private final Map<String, JsonPath> fields;
    private final Map<String, JsonPath> containers;
    private final ArrayList<ConfigError> errors = new ArrayList<>();

    private UnknownFields(Trace trace) {
        this.fields = byKey(trace.fields());
        this.containers = byKey(trace.objects());
    }

    /** By strings, for in a module all maps share the {@code equals} and {@code hashCode} of all their keys. */
    private static Map<String, JsonPath> byKey(List<JsonPath> paths) {
        Map<String, JsonPath> found = new LinkedHashMap<>();
        for (JsonPath path : paths) {
            found.put(path.key(), path);
        }
        return found;
    }

    static Checked<Json> of(Json.Obj document, Trace trace) {
        var unknown = new UnknownFields(trace);
        unknown.checkFields(document, JsonPath.ROOT);
        var errors = List.ofAll(unknown.errors);
        return new Checked<>(errors.isEmpty() ? Either.right(document) : Either.left(errors), Trace.NONE);
    }

    private void checkFields(Json.Obj object, JsonPath path) {
        object.map().forEach((name, value) -> {
            JsonPath field = path.field(name);
            if (fields.containsKey(field.key())) {
                checkWithin(value, field);
            } else if (!isReserved(name)) {
                errors.add(new ConfigError(field, "no field of that name", value.toString()));
            }
        });
    }

    /** Only where the value was checked member by member. */
    private void checkWithin(Json value, JsonPath path) {
        if (containers.containsKey(path.key())) {
            value.asObject().forEach(object -> checkFields(object, path));
            value.asArray().forEach(array -> checkItems(array.items(), path));
        }
    }

    private void checkItems(Iterable<Json> items, JsonPath path) {
        int index = 0;
        for (Json item : items) {
            checkWithin(item, path.item(index++));
        }
    }

    /** Keys such as {@code _rules_} belong to the host. */
    static boolean isReserved(String name) {
        return name.length() > 1 && name.startsWith("_") && name.endsWith("_");
    }
}
