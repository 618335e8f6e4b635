package dev.penstock.core.json;

import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Fields of a document that no check has read, in the objects that were checked field by field. */
final class UnknownFields {

    private final Set<JsonPath> fields;
    private final Set<JsonPath> objects;
    private final ArrayList<ConfigError> errors = new ArrayList<>();

    private UnknownFields(Trace trace) {
        this.fields = new HashSet<>(trace.fields().asJava());
        this.objects = new HashSet<>(trace.objects().asJava());
    }

    static Checked<Json> of(Json.Obj document, Trace trace) {
        var unknown = new UnknownFields(trace);
        unknown.checkFields(document, JsonPath.ROOT);
        var errors = List.ofAll(unknown.errors);
        return new Checked<>(errors.isEmpty() ? Either.right(document) : Either.left(errors), Trace.NONE);
    }

    private void checkFields(Json.Obj object, JsonPath path) {
        object.map().forEach((name, value) -> {
            if (!isReserved(name)) {
                check(value, path.field(name));
            }
        });
    }

    private void check(Json value, JsonPath path) {
        if (!fields.contains(path)) {
            errors.add(new ConfigError(path, "no field of that name", value.toString()));
        } else if (objects.contains(path)) {
            value.asObject().forEach(object -> checkFields(object, path));
        }
    }

    /** Keys such as {@code _rules_} belong to the host. */
    private static boolean isReserved(String name) {
        return name.length() > 1 && name.startsWith("_") && name.endsWith("_");
    }
}
