package dev.penstock.testkit.envoy;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.StringWriter;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as data: {@code value} is a Vavr {@code Map} (in the order of the text), a {@code Seq}, a {@code String}, a {@code Number}, a {@code Boolean} or
 * {@link #NULL}; members and elements are such values too.
 */
record JsonTree(Object value) {

    /** JSON's null. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /** An object's one member; more are joined by {@link Map#merge}. */
    static Map<String, Object> object(Object... namesAndValues) {
        return Vector.of(namesAndValues)
                .grouped(2)
                .foldLeft(LinkedHashMap.empty(), (map, pair) -> map.put((String) pair.get(0), pair.get(1)));
    }

    static JsonTree read(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return new JsonTree(value(parser));
        }
    }

    /** The text, without white space. */
    String write() {
        var out = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toString();
    }

    boolean isNull() {
        return value == NULL;
    }

    String text() {
        return as(String.class, "a string");
    }

    int number() {
        return as(Number.class, "a number").intValue();
    }

    /** The member of that name; none when it is absent, present when it is null. */
    Option<JsonTree> member(String name) {
        return members().find(member -> member._1.equals(name)).map(Tuple2::_2);
    }

    Seq<Tuple2<String, JsonTree>> members() {
        if (value instanceof Map<?, ?> members) {
            return members.toVector().map(member -> Tuple.of((String) member._1, new JsonTree(member._2)));
        }
        throw expected("an object");
    }

    Seq<JsonTree> elements() {
        if (value instanceof Seq<?> elements) {
            return elements.map(JsonTree::new);
        }
        throw expected("an array");
    }

    private <T> T as(Class<T> type, String expected) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw expected(expected);
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what + ", found " + write());
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> objectRest(parser);
            case START_ARRAY -> arrayRest(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> NULL;
        };
    }

    private static Map<String, Object> objectRest(JsonParser parser) {
        Map<String, Object> members = LinkedHashMap.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members = members.put(name, value(parser));
        }
        return members;
    }

    private static Seq<Object> arrayRest(JsonParser parser) {
        Seq<Object> elements = Vector.empty();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements = elements.append(value(parser));
        }
        return elements;
    }

    private static void write(JsonGenerator out, Object value) {
        if (value instanceof Map<?, ?> members) {
            out.writeStartObject();
            members.forEach((name, member) -> write(out.writeName((String) name), member));
            out.writeEndObject();
        } else if (value instanceof Seq<?> elements) {
            out.writeStartArray();
            elements.forEach(element -> write(out, element));
            out.writeEndArray();
        } else {
            writeScalar(out, value);
        }
    }

    private static void writeScalar(JsonGenerator out, Object value) {
        if (value instanceof Number number) {
            out.writeNumber(new BigDecimal(number.toString()));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value == NULL) {
            out.writeNull();
        } else {
            out.writeString((String) value);
        }
    }
}
