package dev.penstock.testkit.law;

import dev.penstock.core.json.Json;
import io.vavr.collection.Vector;

/** All texts in a document, its names aside. */
final class ConfigTexts implements Json.Cases<Vector<String>> {
    @Override
    public Vector<String> object(Json.Obj object) {
        return object.fields().toVector().flatMap(field -> field._2.match(this));
    }

    @Override
    public Vector<String> array(Json.Arr array) {
        return array.items().toVector().flatMap(item -> item.match(this));
    }

    @Override
    public Vector<String> string(Json.Str string) {
        return string.asString().toVector();
    }

    @Override
    public Vector<String> number(Json.Num number) {
        return Vector.empty();
    }

    @Override
    public Vector<String> bool(Json.Bool bool) {
        return Vector.empty();
    }

    @Override
    public Vector<String> nothing(Json.Null nothing) {
        return Vector.empty();
    }
}
