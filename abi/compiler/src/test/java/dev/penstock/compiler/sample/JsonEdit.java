package dev.penstock.compiler.sample;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonObjectText;
import dev.penstock.core.json.LogAttributes;
import io.vavr.Tuple;
import io.vavr.collection.List;

/** A plugin that sets a member in the document of that number, or says why it cannot, and keeps an attribute in it. */
public final class JsonEdit {
    private JsonEdit() {}

    public static Plugin plugin() {
        return new Plugin("json-edit", number -> edited(number) + " | " + attributes(number));
    }

    private static String edited(int number) {
        return JsonObjectText.parse(Bytes.adopt(JsonCorpus.document(number)))
                .fold(Object::toString, object -> object.with("from", Json.string("<\ud800é"))
                        .bytes()
                        .utf8());
    }

    private static String attributes(int number) {
        var merged = LogAttributes.merge(
                Bytes.adopt(JsonCorpus.document(number)), List.of(Tuple.of("from", Json.number(number))));
        return LogAttributes.merge(merged.property(), List.of(Tuple.of("a", Json.string("&")))) + " after " + merged;
    }
}
