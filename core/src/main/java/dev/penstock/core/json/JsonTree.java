package dev.penstock.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;

/** Builds one value out of tokens. Throws what {@link Tokens} throws. */
final class JsonTree {

    private final Tokens tokens;

    private JsonTree(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The value that is all of the input. */
    static Json of(Tokens tokens) {
        Json value = new JsonTree(tokens).next(0);
        tokens.end();
        return value;
    }

    private Json next(int depth) {
        return value(tokens.next(), depth);
    }

    private Json value(JsonToken token, int depth) {
        return switch (token.id()) {
            case JsonTokenId.ID_START_OBJECT -> object(deeper(depth));
            case JsonTokenId.ID_START_ARRAY -> array(deeper(depth));
            case JsonTokenId.ID_STRING -> new Json.Str(tokens.text());
            case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> new Json.Num(tokens.text());
            case JsonTokenId.ID_TRUE -> new Json.Bool(true);
            case JsonTokenId.ID_FALSE -> new Json.Bool(false);
            case JsonTokenId.ID_NULL -> new Json.Null();
            default -> throw tokens.refused("unexpected token");
        };
    }

    private int deeper(int depth) {
        if (depth == JsonReader.MAX_DEPTH) {
            throw tokens.refused("nested deeper than " + JsonReader.MAX_DEPTH);
        }
        return depth + 1;
    }

    private Json object(int depth) {
        var fields = new LinkedHashMap<String, Json>();
        while (tokens.next() != JsonToken.END_OBJECT) {
            String name = tokens.name();
            fields.put(name, next(depth));
        }
        return new Json.Obj(fields);
    }

    private Json array(int depth) {
        var items = new ArrayList<Json>();
        for (var token = tokens.next(); token != JsonToken.END_ARRAY; token = tokens.next()) {
            items.add(value(token, depth));
        }
        return new Json.Arr(items);
    }
}
