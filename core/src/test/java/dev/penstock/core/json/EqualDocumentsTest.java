package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import org.junit.jupiter.api.Test;

class EqualDocumentsTest {
    private static JsonText text(String document) {
        return JsonText.parse(Bytes.utf8(document)).get();
    }

    @Test
    void textsAreEqualByTheirBytes() {
        assertThat(text("{\"a\":1}")).isEqualTo(text("{\"a\":1}")).hasSameHashCodeAs(text("{\"a\":1}"));
        assertThat(text("{\"a\":1}")).isNotEqualTo(text("{\"a\": 1}")).isNotEqualTo("{\"a\":1}");
        assertThat(text("1").hashCode()).isNotEqualTo(text("2").hashCode());
        JsonObjectText object = text("{\"a\":1}").asObject().get();
        assertThat(object).isEqualTo(text("{\"a\":1}").asObject().get());
        assertThat(object).hasSameHashCodeAs(text("{\"a\":1}").asObject().get());
        assertThat(object).isNotEqualTo(text("{\"a\":2}").asObject().get()).isNotEqualTo(text("{\"a\":1}"));
        assertThat(object.hashCode()).isNotEqualTo(text("{}").asObject().get().hashCode());
        assertThat(object).hasToString("{\"a\":1}");
    }

    @Test
    void anEditedObjectIsTheSameAsOneReadFromItsBytes() {
        JsonObjectText edited = text(" {\"a\":1} ")
                .asObject()
                .get()
                .with("b", Json.string("long"))
                .with("a", Json.number(22));
        assertThat(edited)
                .isEqualTo(text(" {\"a\":22,\"b\":\"long\"} ").asObject().get());
        assertThat(edited).hasToString("{\"a\":22,\"b\":\"long\"}");
    }

    @Test
    void onlyAnObjectIsOne() {
        assertThat(text("{}").isObject()).isTrue();
        assertThat(text(" { } ").isObject()).isTrue();
        assertThat(text("[]").isObject()).isFalse();
        assertThat(text("\"{}\"").isObject()).isFalse();
    }

    @Test
    void objectsAreEqualInAnyOrder() {
        Json object = JsonReader.read("{\"a\":1,\"b\":[]}").get();
        assertThat(object).isEqualTo(JsonReader.read("{\"b\":[],\"a\":1}").get());
        assertThat(object).isNotEqualTo(JsonReader.read("{\"a\":1,\"b\":{}}").get());
        assertThat(object).isNotEqualTo(JsonReader.read("{\"a\":1}").get());
        assertThat(JsonReader.read("[1]").get())
                .isNotEqualTo(JsonReader.read("[2]").get());
        assertThat(JsonReader.read("1.0").get())
                .isNotEqualTo(JsonReader.read("1").get());
    }
}
