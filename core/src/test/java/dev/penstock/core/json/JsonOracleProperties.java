package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The reader against Jackson's blocking parser, which shares no code for decoding with the one inside. */
class JsonOracleProperties {

    private static final JsonFactory ORACLE = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void soundDocumentsAreReadAlike(@ForAll("sound") String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        assertThat(JsonReader.read(bytes).map(JsonOracleProperties::plain).toJavaOptional())
                .isPresent()
                .isEqualTo(oracle(bytes));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void brokenDocumentsAreReadOrRejectedAlike(@ForAll("mutated") byte[] bytes) {
        assertThat(JsonReader.read(bytes).map(JsonOracleProperties::plain).toJavaOptional())
                .isEqualTo(oracle(bytes));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void garbageIsReadOrRejectedAlike(@ForAll("garbage") byte[] bytes) {
        assertThat(JsonReader.read(bytes).map(JsonOracleProperties::plain).toJavaOptional())
                .isEqualTo(oracle(bytes));
    }

    @Provide
    Arbitrary<String> sound() {
        return Documents.sound();
    }

    @Provide
    Arbitrary<byte[]> mutated() {
        return Documents.mutated();
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Documents.garbage();
    }

    /** Jackson takes a NUL among the first bytes for UTF-16 or UTF-32; in UTF-8 no JSON has one. */
    private static Optional<Object> oracle(byte[] bytes) {
        Bytes document = Bytes.copyOf(bytes);
        if (WellFormedUtf8.firstMalformed(document) >= 0 || document.indexOf(Bytes.copyOf(new byte[1]), 0) >= 0) {
            return Optional.empty();
        }
        try (JsonParser parser = ORACLE.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken first = parser.nextToken();
            Optional<Object> value = first == null ? Optional.empty() : Optional.of(plain(first, parser));
            return parser.nextToken() == null ? value : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Object plain(JsonToken token, JsonParser parser) {
        return switch (token) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    fields.put(name, plain(parser.nextToken(), parser));
                }
                yield fields;
            }
            case START_ARRAY -> {
                var items = new ArrayList<Object>();
                for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(plain(next, parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> List.of("number", parser.getString());
            default -> token;
        };
    }

    private static Object plain(Json json) {
        return json.match(new PlainCases());
    }

    private static final class PlainCases implements Json.Cases<Object> {

        @Override
        public Object object(Json.Obj object) {
            var fields = new LinkedHashMap<String, Object>();
            object.fields().forEach(field -> fields.put(field._1(), plain(field._2())));
            return fields;
        }

        @Override
        public Object array(Json.Arr array) {
            var items = new ArrayList<Object>();
            array.items().forEach(item -> items.add(plain(item)));
            return items;
        }

        @Override
        public Object string(Json.Str string) {
            return string.text();
        }

        @Override
        public Object number(Json.Num number) {
            return List.of("number", number.text());
        }

        @Override
        public Object bool(Json.Bool bool) {
            return bool.value() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
        }

        @Override
        public Object nothing(Json.Null nothing) {
            return JsonToken.VALUE_NULL;
        }
    }
}
