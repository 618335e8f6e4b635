package dev.penstock.core.json;

import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.ArrayList;

/** Fields of a document that no check has read, in the objects that were checked field by field. */
final class UnknownFields {

    private final Trace trace;
    private final ArrayList<ConfigError> errors = new ArrayList<>();

    private UnknownFields(Trace trace) {
        this.trace = trace;
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
        if (!isAmong(trace.fields(), path)) {
            errors.add(new ConfigError(path, "no field of that name", value.toString()));
        } else if (isAmong(trace.objects(), path)) {
            value.asObject().forEach(object -> checkFields(object, path));
        }
    }

    /** Without a set, whose {@code equals} and {@code hashCode} would be those of every class of a module. */
    private static boolean isAmong(List<JsonPath> paths, JsonPath wanted) {
        for (JsonPath path : paths) {
            if (path.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Keys such as {@code _rules_} belong to the host. */
    static boolean isReserved(String name) {
        return name.length() > 1 && name.startsWith("_") && name.endsWith("_");
    }
}
