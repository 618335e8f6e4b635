package dev.penstock.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PropertiesTest {
    private static final byte[] LARGE = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final byte[] ONE_AND_A_HALF = {0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x3f};

    @ParameterizedTest
    @MethodSource("dev.penstock.core.context.PropertyReader#numbers")
    void aNumberIsEightBytesTheLowestFirst(PropertyReader row) {
        assertThat(row.read(LARGE)).isEqualTo(Option.some(0x0807060504030201L));
        assertNoneOfOtherSizes(row, 8);
    }

    @ParameterizedTest
    @MethodSource("dev.penstock.core.context.PropertyReader#naturals")
    void aCodeOrPortIsANumberThatIsNeitherNegativeNorLarge(PropertyReader row) {
        assertThat(row.read(new byte[8])).isEqualTo(Option.some(0));
        assertThat(row.read(new byte[] {5, 0, 0, 0, 0, 0, 0, 0})).isEqualTo(Option.some(5));
        assertThat(row.read(LARGE)).isEmpty();
        assertThat(row.read(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1})).isEmpty();
        assertThat(row.read(new byte[] {-1, -1, -1, 0x7f, 0, 0, 0, 0})).isEqualTo(Option.some(Integer.MAX_VALUE));
        assertThat(row.read(new byte[] {0, 0, 0, (byte) 0x80, 0, 0, 0, 0})).isEmpty();
        assertNoneOfOtherSizes(row, 8);
    }

    @ParameterizedTest
    @MethodSource("dev.penstock.core.context.PropertyReader#texts")
    void aTextIsItsBytesAndMayBeEmpty(PropertyReader row) {
        assertThat(row.read(new byte[] {'a', (byte) 0xc3, (byte) 0xa9})).isEqualTo(Option.some("aé"));
        assertThat(row.read(new byte[0])).isEqualTo(Option.some(""));
        assertThat(row.read(new byte[] {(byte) 0xff})).isEqualTo(Option.some("\ufffd"));
    }

    @Test
    void aTruthValueIsOneByte() {
        PropertyReader row =
                new PropertyReader("connection.mtls", p -> p.connection().mtls());
        assertThat(row.read(new byte[] {1})).isEqualTo(Option.some(true));
        assertThat(row.read(new byte[] {0})).isEqualTo(Option.some(false));
        assertThat(row.read(new byte[] {2})).isEmpty();
        assertThat(row.read(new byte[] {-1})).isEmpty();
        assertNoneOfOtherSizes(row, 1);
    }

    @Test
    void metadataHasTextsNumbersAndTruthValues() {
        var metadata = KnownProperties.of("metadata.filter_metadata.ns.half", ONE_AND_A_HALF)
                .with("metadata.filter_metadata.ns.yes", Bytes.copyOf(new byte[] {1}))
                .properties()
                .metadata();
        assertThat(metadata.number("ns", "half")).contains(1.5);
        assertThat(metadata.bytes("ns", "half")).contains(Bytes.copyOf(ONE_AND_A_HALF));
        assertThat(metadata.truth("ns", "half")).isEmpty();
        assertThat(metadata.truth("ns", "yes")).contains(true);
        assertThat(metadata.number("ns", "yes")).isEmpty();
        assertThat(metadata.text("ns", "no")).isEmpty();
    }

    @Test
    void dynamicMetadataHasOneName() {
        var other = KnownProperties.of("filter_metadata.ns.k", "v").properties();
        assertThat(other.metadata().text("ns", "k")).isEmpty();
    }

    @Test
    void whatEnvoyCallsARouteComesBeforeWhatHigressDoes() {
        var both = KnownProperties.of("route_name", "higress").with("xds.route_name", Bytes.utf8("envoy"));
        assertThat(both.properties().routeName()).contains("envoy");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7:80, 192.0.2.7",
        "[2001:db8::7]:65535, 2001:db8::7",
        "[::1]:0, ::1",
        "[::ffff:192.0.2.7]:443, ::ffff:192.0.2.7",
        "192.0.2.7, 192.0.2.7",
        "2001:db8::7, 2001:db8::7",
        "/run/a.sock, /run/a.sock",
        "/run/a:80, /run/a:80",
        "@abstract:80, @abstract:80",
        ":80, :80",
        "'', ''",
        "[]:80, ''",
        "192.0.2.7:, 192.0.2.7:",
        "192.0.2.7:http, 192.0.2.7:http"
    })
    void anAddressLosesItsPortAndNothingElse(String printed, String address) {
        assertThat(KnownProperties.of("source.address", printed)
                        .properties()
                        .source()
                        .address())
                .contains(address);
    }

    @Property
    void anIpv6AddressIsFoundAgain(
            @ForAll @Size(8) java.util.List<@IntRange(max = 0xffff) Integer> groups,
            @ForAll @IntRange(max = 65535) int port) {
        String address = List.ofAll(groups).map(Integer::toHexString).mkString(":");
        assertThat(SocketAddress.host("[" + address + "]:" + port)).isEqualTo(address);
        assertThat(SocketAddress.host(address)).isEqualTo(address);
    }

    @Property
    void anyBytesAreReadOrAreNone(@ForAll @Size(max = 12) byte[] value) {
        PropertyReader.numbers()
                .forEach(row -> assertThat(row.read(value).isDefined()).isEqualTo(value.length == 8));
        PropertyReader.naturals().forEach(row -> assertThat(row.read(value).isDefined())
                .isEqualTo(value.length == 8
                        && value[7] == 0
                        && value[6] == 0
                        && value[5] == 0
                        && value[4] == 0
                        && value[3] >= 0));
        PropertyReader.texts()
                .forEach(row -> assertThat(row.read(value).isDefined()).isTrue());
    }

    @Test
    void whatTheHostDoesNotHaveIsNone() {
        Properties nothing = KnownProperties.none().properties();
        List.ofAll(PropertyReader.numbers())
                .appendAll(PropertyReader.naturals())
                .appendAll(PropertyReader.texts())
                .forEach(row ->
                        assertThat(row.reader().apply(nothing)).as(row.path()).isEmpty());
        assertThat(nothing.connection().mtls()).isEmpty();
    }

    private static void assertNoneOfOtherSizes(PropertyReader row, int size) {
        for (int other = 0; other < 20; other++) {
            if (other != size) {
                assertThat(row.read(new byte[other])).as("%d bytes", other).isEmpty();
            }
        }
    }
}
