package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What is noted of fields in one pass is what a search for each name finds. */
class BodyFieldsProperties {
    private static final List<String> NAMES = List.of(
            ":method",
            "upgrade",
            "trailer",
            "connection",
            "content-type",
            "content-length",
            "accept-encoding",
            "content-encoding",
            "transfer-encoding");

    @Property
    void aNameIsFoundWhereverItStands(@ForAll("messages") Headers headers) {
        BodyFields noted = headers.bodyFields();
        for (String name : NAMES) {
            Statistics.label(name).collect(headers.has(name));
            Statistics.label(name).coverage(seen -> seen.check(true).percentage(p -> p > 10));
        }
        assertThat(noted.statesLength()).isEqualTo(headers.has("content-length"));
        assertThat(noted.acceptsCodings()).isEqualTo(headers.has("accept-encoding"));
        assertThat(noted.announcesTrailers()).isEqualTo(headers.has("trailer"));
        assertThat(noted.hasHttp1Framing()).isEqualTo(headers.has("transfer-encoding") || headers.has("connection"));
        assertThat(noted.opensTunnel())
                .isEqualTo(headers.has("upgrade") || headers.first(":method").contains("CONNECT"));
    }

    @Property
    void theFirstValueCounts(@ForAll("messages") Headers headers) {
        BodyFields noted = headers.bodyFields();
        Option<Bytes> type = headers.all("content-type").headOption();
        Statistics.label("type").collect(type.map(Bytes::isEmpty));
        Statistics.label("type").coverage(seen -> seen.check(Option.some(false)).percentage(p -> p > 10));
        assertThat(noted.type()).isEqualTo(type.getOrElse(Bytes.empty()));
        Option<String> length = headers.first("content-length");
        Statistics.label("length").collect(noted.statedLength() == BodyFields.UNKNOWN ? "unknown" : "stated");
        Statistics.label("length").coverage(seen -> seen.check("stated").percentage(p -> p > 5));
        assertThat(noted.statedLength())
                .isEqualTo(length.filter(digits -> digits.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .getOrElse(BodyFields.UNKNOWN));
    }

    @Property
    void theFirstCodingThatChangesBytesCounts(@ForAll("messages") Headers headers) {
        Option<Bytes> coding = headers.all("content-encoding")
                .find(value ->
                        !value.isEmpty() && !Header.lowerCase(value.utf8()).equals("identity"));
        Statistics.label("coding").collect(coding.isDefined());
        Statistics.label("coding").coverage(seen -> seen.check(true).percentage(p -> p > 10));
        assertThat(headers.bodyFields().coding()).isEqualTo(coding.getOrElse(Bytes.empty()));
    }

    @Example
    void withoutFieldsNothingIsSaid() {
        BodyFields none = Headers.empty().bodyFields();
        assertThat(none.opensTunnel()).isFalse();
        assertThat(none.statesLength()).isFalse();
        assertThat(none.statedLength()).isEqualTo(BodyFields.UNKNOWN);
        assertThat(none.type()).isEqualTo(Bytes.empty());
        assertThat(none.coding()).isEqualTo(Bytes.empty());
    }

    /** Names, and such that differ from one in a letter or have one more or less. */
    @Provide
    Arbitrary<Headers> messages() {
        Arbitrary<String> known = Arbitraries.of(NAMES.toJavaList());
        Arbitrary<String> near = Combinators.combine(
                        known, Arbitraries.integers().between(0, 16), Arbitraries.of("", "x", "-x", "\u00e9"))
                .as((name, at, other) -> name.substring(0, Math.min(at, name.length()))
                        + other
                        + name.substring(Math.min(at + 1, name.length())));
        Arbitrary<String> lengths = Arbitraries.of("0", "1024", "999999999999999999");
        Arbitrary<String> noLengths = Arbitraries.of("1000000000000000000", "12a", "-1", "/", ":");
        Arbitrary<String> others = Arbitraries.of(
                "",
                "CONNECT",
                "CONNECTS",
                "connect",
                "GET",
                "text/plain",
                "gzip",
                "identity",
                "Identity",
                "identity, gzip",
                "identitx",
                "\u00e9");
        Arbitrary<Bytes> values = Arbitraries.oneOf(lengths, noLengths, others).map(Bytes::utf8);
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(3, known), Tuple.of(1, near)), values)
                .as(Header::new)
                .list()
                .ofMaxSize(12)
                .map(fields -> Headers.of(List.ofAll(fields)));
    }
}
