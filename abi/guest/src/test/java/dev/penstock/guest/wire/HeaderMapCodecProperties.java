package dev.penstock.guest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.collection.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class HeaderMapCodecProperties {
    private static final byte[] TWO_FIELDS = {
        2, 0, 0, 0, // fields
        1, 0, 0, 0, 1, 0, 0, 0, // "a", "A"
        2, 0, 0, 0, 0, 0, 0, 0, // "bc", ""
        'a', 0, 'A', 0, //
        'b', 'c', 0, 0
    };

    @Example
    void twoFieldsAreTheseBytes() {
        Headers headers = Headers.empty().add("a", "A").add("bc", "");
        assertThat(HeaderMapCodec.encode(headers).toArray()).isEqualTo(TWO_FIELDS);
        assertThat(HeaderMapCodec.decode(Bytes.copyOf(TWO_FIELDS))).containsExactly(headers);
    }

    @Example
    void noFieldsAreFourNulsOrNothing() {
        assertThat(HeaderMapCodec.encode(Headers.empty()).toArray()).isEqualTo(new byte[4]);
        assertThat(HeaderMapCodec.decode(Bytes.empty())).containsExactly(Headers.empty());
        assertThat(HeaderMapCodec.decode(Bytes.copyOf(new byte[4]))).containsExactly(Headers.empty());
    }

    @Property
    void whatIsEncodedIsDecoded(@ForAll("headers") Headers headers) {
        assertThat(HeaderMapCodec.decode(HeaderMapCodec.encode(headers))).containsExactly(headers);
    }

    /** Nothing of the map is copied for that. */
    @Property
    void aFieldIsFoundWhereItStands(@ForAll("tokens") Headers headers, @ForAll("token") String name) {
        Headers inPlace = HeaderMapCodec.decodeInPlace(HeaderMapCodec.encode(headers));
        Statistics.label("name").collect(headers.first(name).isDefined() ? "found" : "absent");
        Statistics.label("name").coverage(seen -> seen.check("found").percentage(p -> p > 10));
        assertThat(inPlace.first(name)).isEqualTo(headers.first(name));
        assertThat(inPlace.has(name)).isEqualTo(headers.first(name).isDefined());
        assertThat(inPlace).isEqualTo(headers);
    }

    /** What it says is told in core's properties of body fields. */
    @Property
    void aMapInPlaceSaysOfABodyWhatItsFieldsSay(@ForAll("framed") Headers headers) {
        Bytes wire = HeaderMapCodec.encode(headers);
        BodyFields inPlace = HeaderMapCodec.decodeInPlace(wire).bodyFields();
        Statistics.label("length").collect(inPlace.statesLength() ? "stated" : "not stated");
        Statistics.label("length").coverage(seen -> seen.check("stated").percentage(p -> p > 10));
        assertThat(inPlace).usingRecursiveComparison().usingOverriddenEquals().isEqualTo(headers.bodyFields());
        assertThat(HeaderMapCodec.decode(wire).get().bodyFields())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(headers.bodyFields());
    }

    @Provide
    Arbitrary<Headers> framed() {
        Arbitrary<String> names = Arbitraries.of(
                ":method",
                "upgrade",
                "trailer",
                "connection",
                "content-type",
                "content-length",
                "accept-encoding",
                "content-encoding",
                "transfer-encoding",
                "a");
        Arbitrary<Bytes> values = Arbitraries.of("", "CONNECT", "GET", "12", "gzip", "identity", "\u00e9")
                .map(Bytes::utf8);
        return Combinators.combine(names, values)
                .as(Header::new)
                .list()
                .ofMaxSize(8)
                .map(fields -> Headers.of(List.ofAll(fields)));
    }

    @Provide
    Arbitrary<String> token() {
        return Arbitraries.strings().withChars("a:-").ofMinLength(1).ofMaxLength(3);
    }

    @Provide
    Arbitrary<Headers> tokens() {
        Arbitrary<Bytes> values =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(5).map(Bytes::copyOf);
        return Combinators.combine(token(), values)
                .as(Header::new)
                .list()
                .ofMaxSize(8)
                .map(fields -> Headers.of(List.ofAll(fields)));
    }

    @Property(tries = 10_000)
    void garbageIsMalformedOrFields(@ForAll("nearlyMaps") byte[] wire) {
        boolean right = HeaderMapCodec.decode(Bytes.copyOf(wire)).isRight();
        Statistics.label("garbage").collect(right ? "read" : "malformed");
        Statistics.label("garbage").coverage(seen -> seen.check("read").count(n -> n > 50));
    }

    @Property
    void aMapCutShortIsMalformed(@ForAll("headers") Headers headers, @ForAll int cut) {
        byte[] wire = HeaderMapCodec.encode(headers).toArray();
        int length = Math.floorMod(cut, wire.length);
        if (length > 0) {
            Bytes part = Bytes.copyOf(wire).slice(0, length);
            assertThat(HeaderMapCodec.decode(part).isLeft()).isTrue();
            assertThatThrownBy(() -> HeaderMapCodec.decodeInPlace(part))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("header map of " + length + " bytes: expected ");
        }
    }

    /** Of the four parts the NUL behind each is looked at. */
    @Example
    void whereAMapIsMalformedItsFieldIsNamed() {
        int[][] fieldsByNul = {{21, 1}, {23, 1}, {26, 2}, {27, 2}};
        for (int[] nul : fieldsByNul) {
            byte[] wire = TWO_FIELDS.clone();
            wire[nul[0]] = 'x';
            String reason = "header map of 28 bytes: expected 2 names and values, a NUL behind each, and field "
                    + nul[1] + " is not so";
            assertThat(HeaderMapCodec.decode(Bytes.copyOf(wire)).getLeft()).isEqualTo(reason);
            assertThatThrownBy(() -> HeaderMapCodec.decodeInPlace(Bytes.copyOf(wire)))
                    .hasMessage(reason);
        }
    }

    @Provide
    Arbitrary<Headers> headers() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("a-\u00e9\u20ac").ofMaxLength(10);
        Arbitrary<Bytes> values =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::copyOf);
        return Combinators.combine(names, values)
                .as(Header::new)
                .list()
                .ofMaxSize(8)
                .map(fields -> Headers.of(List.ofAll(fields)));
    }

    /** Small numbers where counts and lengths stand, so that some are right. */
    @Provide
    Arbitrary<byte[]> nearlyMaps() {
        Arbitrary<Byte> octets = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just((byte) 0)),
                Tuple.of(2, Arbitraries.bytes().between((byte) 0, (byte) 3)),
                Tuple.of(1, Arbitraries.bytes()));
        return octets.array(byte[].class).ofMaxSize(40);
    }
}
