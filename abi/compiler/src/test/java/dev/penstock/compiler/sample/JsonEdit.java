package dev.penstock.compiler.sample;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Placed;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonObjectText;
import dev.penstock.core.json.JsonPrinter;
import dev.penstock.core.json.JsonText;
import dev.penstock.core.json.LogAttributes;
import io.vavr.Tuple;
import io.vavr.collection.List;

/** A plugin that sets a member in the document of that number, or says why it cannot, shows its parts, and keeps an attribute in it. */
public final class JsonEdit {
    private JsonEdit() {}

    public static Plugin plugin() {
        return new Plugin("json-edit", number -> edited(number) + " | " + parts(number) + " | " + attributes(number));
    }

    private static String edited(int number) {
        return JsonObjectText.parse(Bytes.adopt(JsonCorpus.document(number)))
                .fold(Object::toString, object -> object.with("from", Json.string("<\ud800é"))
                        .bytes()
                        .utf8());
    }

    /** Of a document on the heap, and where it has places: its members, and what is read of it where others of its bytes follow. */
    private static String parts(int number) {
        Bytes owned = Bytes.adopt(JsonCorpus.document(number));
        Bytes placed = Placed.of(owned);
        return members(owned, number) + members(placed, number) + JsonText.parse(placed.slice(0, placed.size() / 2));
    }

    private static String members(Bytes document, int number) {
        return JsonObjectText.parse(document)
                .fold(
                        Object::toString,
                        object -> object.members()
                                        .map(member -> JsonPrinter.print(Json.string(member._1())) + member._2())
                                        .mkString(" ")
                                + object.with("to", Json.number(number)).get("from"));
    }

    private static String attributes(int number) {
        var merged = LogAttributes.merge(
                Bytes.adopt(JsonCorpus.document(number)), List.of(Tuple.of("from", Json.number(number))));
        return LogAttributes.merge(merged.property(), List.of(Tuple.of("a", Json.string("&")))) + " after " + merged;
    }
}
