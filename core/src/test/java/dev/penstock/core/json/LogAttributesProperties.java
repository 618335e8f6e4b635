package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class LogAttributesProperties {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsReadBackIsWhatWasSet(
            @ForAll("attributes") java.util.List<Tuple2<String, Json>> first,
            @ForAll("attributes") java.util.List<Tuple2<String, Json>> second) {
        var once = LogAttributes.merge(Bytes.empty(), first);
        var twice = LogAttributes.merge(once.property(), second);
        var expected = JsonNodeFactory.instance.objectNode();
        List.ofAll(first).appendAll(second).forEach(attribute -> set(expected, attribute));

        assertThat(once.overwritten() || twice.overwritten()).isFalse();
        assertThat(tree(twice.property())).isEqualTo(expected);
        assertThat(java.util.List.copyOf(tree(twice.property()).propertyNames()))
                .isSortedAccordingTo((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));
        assertThat(LogAttributes.merge(twice.property(), List.empty())).isEqualTo(twice);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whateverWasThereAnObjectInAStringComesOfIt(
            @ForAll("properties") byte[] existing,
            @ForAll("attributes") java.util.List<Tuple2<String, Json>> attributes) {
        var merged = LogAttributes.merge(Bytes.copyOf(existing), attributes);
        Statistics.collect(merged.overwritten() ? "overwritten" : "kept");
        Statistics.coverage(coverage -> {
            coverage.check("overwritten").percentage(percent -> percent > 20);
            coverage.check("kept").percentage(percent -> percent > 5);
        });

        assertThat(merged.property().utf8()).doesNotContainPattern("[\\x00-\\x1f<>&\\x{2028}\\x{2029}]");
        var object = JsonObjectText.parse(unescaped(merged.property())).get();
        List.ofAll(attributes).toMap(attribute -> attribute).forEach((name, value) -> assertThat(object.get(name)
                        .map(member -> Databind.tree(member.bytes().toArray())))
                .contains(Databind.tree(JsonPrinter.print(value))));
    }

    private static void set(ObjectNode object, Tuple2<String, Json> attribute) {
        object.set(attribute._1(), Databind.tree(JsonPrinter.print(attribute._2())));
    }

    private static JsonNode tree(Bytes property) {
        return Databind.tree(unescaped(property).toArray());
    }

    private static Bytes unescaped(Bytes property) {
        return Bytes.utf8(Databind.tree('"' + property.utf8() + '"').stringValue());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<java.util.List<Tuple2<String, Json>>> attributes() {
        var name = Arbitraries.of("a", "b", "user_id", "", "\"", "<", "\ud7ff", "\ue000", "\uffff", "😀", "\u2028\\");
        return Combinators.combine(name, UglyDocuments.SCALAR.map(JsonReader::read))
                .as((text, json) -> Tuple.of(text, json.get()))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<byte[]> properties() {
        var escaped = Arbitraries.of(true, false)
                .flatMap(object -> object ? UglyDocuments.OBJECT.map(ObjectDocument::text) : UglyDocuments.ANY)
                .map(text -> Escapes.append(text, new StringBuilder()).toString());
        return Arbitraries.oneOf(
                escaped.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Documents.mutated(escaped),
                Documents.garbage());
    }
}
