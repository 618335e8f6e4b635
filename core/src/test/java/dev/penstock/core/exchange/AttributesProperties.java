package dev.penstock.core.exchange;

import static dev.penstock.core.exchange.Verdicts.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** What an access log prints of attributes is one line, and their JSON between the quotes of a JSON string. */
class AttributesProperties {
    private static final JsonMapper DATABIND = new JsonMapper();

    @Property
    void anAccessLogsLineHoldsTheAttributesWhateverTheirTexts(
            @ForAll("attributes") List<Tuple2<String, String>> attributes, @ForAll("before") String before) {
        var noted = pass();
        for (var attribute : attributes) {
            noted = noted.attribute(attribute._1(), attribute._2());
        }
        var after = Carried.on(Platform.ENVOY)
                .with("custom_log", Bytes.utf8(before))
                .out(noted)
                .out(pass().logAttributes());

        assertThat(after.property("custom_log").codePoints()).allMatch(AttributesProperties::staysInItsLine);
        var logged = DATABIND.readTree(
                DATABIND.readTree('"' + after.property("custom_log") + '"').stringValue());
        LinkedHashMap.ofEntries(attributes)
                .forEach((name, value) ->
                        assertThat(logged.get(name).stringValue()).as(name).isEqualTo(value));
        assertThat(after.warnings()).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void theTraceHasEachAttributeOnceWithItsText(@ForAll("attributes") List<Tuple2<String, String>> attributes) {
        var noted = pass();
        for (var attribute : attributes) {
            noted = noted.attribute(attribute._1(), attribute._2());
        }
        var after = Carried.on(Platform.HIGRESS).out(noted.traceAttributes());
        var last = LinkedHashMap.ofEntries(attributes);

        assertThat(after.propertiesSet())
                .containsExactlyInAnyOrderElementsOf(last.keySet().map(name -> "trace_span_tag." + name));
        last.forEach((name, value) ->
                assertThat(after.property("trace_span_tag." + name)).isEqualTo(value));
    }

    private static boolean staysInItsLine(int code) {
        return code >= 0x20 && code != 0x2028 && code != 0x2029;
    }

    @Provide
    Arbitrary<List<Tuple2<String, String>>> attributes() {
        var name = Arbitraries.of("a", "b", "user_id", "x.y", "\"", "\\", "é", "😀", "<b>");
        return Combinators.combine(name, texts())
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> before() {
        return Arbitraries.oneOf(
                texts(), Arbitraries.of("{\\\"a\\\":1,\\\"z\\\":\\\"\\\\n\\\"}", "{}", "{", "null", ""));
    }

    /** Any text that has a UTF-8 form. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.strings()
                                .withChars("\"\\\n\r\t\u0000<&>{}:,\u2028\u2029")
                                .ofMaxLength(12))
                .map(text -> Bytes.utf8(text).utf8());
    }
}
