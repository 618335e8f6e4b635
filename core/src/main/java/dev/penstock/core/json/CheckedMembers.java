package dev.penstock.core.json;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.ArrayList;

/** The values of an array or an object, checked one after the other, or the errors of all. */
final class CheckedMembers<T> {
    private final JsonPath path;
    private final Json container;
    private final ArrayList<T> values = new ArrayList<>();
    private final ArrayList<ConfigError> errors = new ArrayList<>();
    private List<JsonPath> fields;
    private List<JsonPath> objects;

    CheckedMembers(JsonPath path, Json container) {
        this.path = path;
        this.container = container;
        this.fields = List.of(path);
        this.objects = List.of(path);
    }

    void add(Checked<T> member) {
        var outcome = member.toEither();
        if (outcome.isRight()) {
            values.add(outcome.get());
        } else {
            outcome.getLeft().forEach(errors::add);
        }
        fields = fields.prependAll(member.trace().fields());
        objects = objects.prependAll(member.trace().objects());
    }

    Checked<Seq<T>> all() {
        return new Checked<>(
                errors.isEmpty() ? Either.right(List.ofAll(values)) : Either.left(List.ofAll(errors)),
                new Trace(path, container.toString(), fields, objects));
    }
}
