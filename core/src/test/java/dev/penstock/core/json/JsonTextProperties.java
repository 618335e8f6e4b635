package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents kept as bytes, against {@link Databind} and against the pieces the documents were made of. The long run is
 * {@code mvn -pl core test -Dtest=JsonTextProperties -Djqwik.tries.default=100000}.
 */
class JsonTextProperties {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatDatabindReadsIsADocument(@ForAll("documents") byte[] input) {
        boolean sound = Databind.accepts(input);
        Statistics.label("documents").collect(sound ? "read" : "too deep").coverage(coverage -> {
            coverage.check("read").percentage(percent -> percent > 50);
            coverage.check("too deep").count(count -> count > 0);
        });

        assertThat(JsonText.parse(Bytes.copyOf(input)).isRight()).isEqualTo(sound);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void mutatedDocumentsAreReadOrRefusedAsDatabindDoes(@ForAll("mutated") byte[] input) {
        boolean sound = Databind.accepts(input);
        Statistics.label("mutated").collect(sound ? "read" : "refused").coverage(coverage -> coverage.check("read")
                .percentage(percent -> percent > 5 && percent < 95));

        assertThat(JsonText.parse(Bytes.copyOf(input)).isRight()).isEqualTo(sound);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void garbageIsReadOrRefusedAsDatabindDoes(@ForAll("garbage") byte[] input) {
        assertThat(JsonText.parse(Bytes.copyOf(input)).isRight()).isEqualTo(Databind.accepts(input));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anErrorIsOneShortLineAtAByteOfTheInput(@ForAll("mutated") byte[] input) {
        JsonText.parse(Bytes.copyOf(input)).swap().forEach(error -> {
            assertThat(error.offset()).isBetween(0, input.length);
            assertThat(error.message())
                    .hasSizeLessThan(80)
                    .startsWith("expected ")
                    .contains(", found ")
                    .matches("\\P{Cntrl}*");
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatFollowsAnErrorDoesNotMatter(@ForAll("mutated") byte[] input) {
        JsonText.parse(Bytes.copyOf(input)).swap().forEach(error -> {
            byte[] start = Arrays.copyOf(input, Math.min(error.offset() + 4, input.length));

            assertThat(JsonText.parse(Bytes.copyOf(start)).getLeft()).isEqualTo(error);
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void settingAMemberChangesItsValueAndNoOtherByte(
            @ForAll("objects") ObjectDocument document,
            @ForAll("names") Tuple2<String, String> name,
            @ForAll("values") String value) {
        collect(document, name.get2());

        var changed = parsed(document).with(name.get2(), parsed(value));

        String written = JsonPrinter.quoted(name.get2());
        var expected = document.with(name.get2(), written.substring(1, written.length() - 1), value);
        assertThat(changed.bytes().utf8()).isEqualTo(expected.text());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void settingAMemberIsWhatItIsInDatabindsTree(
            @ForAll("paired") ObjectDocument document,
            @ForAll("pairedNames") Tuple2<String, String> name,
            @ForAll("pairedValues") String value) {
        var tree = (ObjectNode) Databind.tree(document.text());
        tree.set(name.get2(), Databind.tree(value));

        var changed = parsed(document).with(name.get2(), parsed(value));

        assertThat(Databind.tree(changed.bytes().toArray())).isEqualTo(tree);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aChangedDocumentKnowsItsMembersAsOneReadAnewDoes(
            @ForAll("objects") ObjectDocument document,
            @ForAll("names") Tuple2<String, String> first,
            @ForAll("names") Tuple2<String, String> second,
            @ForAll("values") String value) {
        var changed = parsed(document).with(first.get2(), parsed(value));
        var anew = JsonObjectText.parse(changed.bytes()).get();

        assertThat(changed.members()).isEqualTo(anew.members());
        assertThat(changed.get(first.get2())).contains(parsed(value));
        assertThat(changed.with(second.get2(), Json.number(1))).isEqualTo(anew.with(second.get2(), Json.number(1)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void membersAreThoseWritten(
            @ForAll("objects") ObjectDocument document, @ForAll("names") Tuple2<String, String> name) {
        var object = parsed(document);
        int last = document.last(name.get2());

        assertThat(object.members()
                        .map(member -> member._1() + "=" + member._2().bytes()))
                .containsExactlyElementsOf(document.members().stream()
                        .map(member -> member.meant() + "=" + Bytes.utf8(member.value()))
                        .toList());
        assertThat(object.get(name.get2()).map(found -> found.bytes().utf8()).toJavaOptional())
                .isEqualTo(
                        last < 0
                                ? java.util.Optional.empty()
                                : java.util.Optional.of(
                                        document.members().get(last).value()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void stringsAreDecodedAsDatabindDoes(@ForAll("strings") String written) {
        assertThat(parsed(written).asString()).contains(Databind.tree(written).stringValue());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aPrintedValueIsReadBackAndIsADocument(@ForAll("trees") Json value) {
        String printed = JsonPrinter.print(value);

        assertThat(JsonReader.read(printed).get()).isEqualTo(value);
        assertThat(JsonText.of(value).bytes().utf8()).isEqualTo(printed);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aPrintedStringMeansItsText(@ForAll("units") String text) {
        String printed = JsonPrinter.print(Json.string(text));

        assertThat(Databind.tree(printed).stringValue()).isEqualTo(text);
        assertThat(JsonText.of(Json.string(text)).asString()).contains(text);
    }

    private static void collect(ObjectDocument document, String name) {
        String text = document.text();
        long equal = document.members().stream()
                .filter(member -> member.meant().equals(name))
                .count();
        Statistics.label("member")
                .collect(equal == 0 ? "added" : equal == 1 ? "replaced" : "last of several replaced")
                .coverage(coverage -> {
                    coverage.check("added").percentage(percent -> percent > 20);
                    coverage.check("replaced").percentage(percent -> percent > 10);
                    coverage.check("last of several replaced").percentage(percent -> percent > 1);
                });
        collect(
                "name written with escapes",
                document.members().stream()
                        .anyMatch(member ->
                                member.meant().equals(name) && member.name().contains("\\u")));
        collect("byte order mark", text.startsWith("\ufeff"));
        collect("no member", document.members().isEmpty());
        collect("white space before the closing brace", text.matches("(?s).*\\s}\\s*"));
        collect("number of over 1,000 digits", text.contains("9".repeat(1000)));
        collect("unpaired surrogate", text.contains("\\ud800"));
        collect("four bytes a character", text.contains("😀"));
        collect(
                "nested over 900 deep",
                document.members().stream()
                        .anyMatch(member -> member.value().length() > 1800
                                && member.value()
                                                .chars()
                                                .filter(c -> c == '[' || c == '{')
                                                .count()
                                        > 900));
    }

    private static void collect(String label, boolean seen) {
        Statistics.label(label).collect(seen).coverage(coverage -> coverage.check(true)
                .percentage(percent -> percent > 1));
    }

    private static JsonObjectText parsed(ObjectDocument document) {
        return JsonObjectText.parse(Bytes.utf8(document.text())).get();
    }

    private static JsonText parsed(String text) {
        return JsonText.parse(Bytes.utf8(text)).get();
    }

    @Provide
    Arbitrary<byte[]> documents() {
        return UglyDocuments.ANY.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<byte[]> mutated() {
        return Documents.mutated(Arbitraries.oneOf(Documents.sound(), UglyDocuments.ANY));
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Documents.garbage();
    }

    /** Not deeper than the limit. */
    @Provide
    Arbitrary<ObjectDocument> objects() {
        return UglyDocuments.OBJECT.filter(
                document -> Databind.accepts(document.text().getBytes(StandardCharsets.UTF_8)));
    }

    /** With no unpaired surrogate in a name, which databind refuses. */
    @Provide
    Arbitrary<ObjectDocument> paired() {
        return UglyDocuments.OBJECT.filter(document -> isRead(document.text()));
    }

    @Provide
    Arbitrary<Tuple2<String, String>> pairedNames() {
        return UglyDocuments.NAME.filter(name -> isRead("{\"" + name.get1() + "\":0}"));
    }

    @Provide
    Arbitrary<String> pairedValues() {
        return UglyDocuments.VALUE.filter(JsonTextProperties::isRead);
    }

    private static boolean isRead(String text) {
        return Databind.read(text.getBytes(StandardCharsets.UTF_8)).isPresent();
    }

    @Provide
    Arbitrary<Tuple2<String, String>> names() {
        return UglyDocuments.NAME;
    }

    @Provide
    Arbitrary<String> values() {
        return UglyDocuments.VALUE;
    }

    @Provide
    Arbitrary<String> strings() {
        return UglyDocuments.STRING;
    }

    @Provide
    Arbitrary<Json> trees() {
        return Documents.sound().map(text -> JsonReader.read(text).get());
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.oneOf(
                        Arbitraries.chars(),
                        Arbitraries.of(
                                '\0', '\b', '\t', '\n', '\f', '\r', '\u001f', ' ', '"', '\\', '/', '\u007f', '\ud7ff',
                                '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\uffff'))
                .list()
                .ofMaxSize(9)
                .map(list -> {
                    var text = new StringBuilder();
                    list.forEach(text::append);
                    return text.toString();
                });
    }
}
