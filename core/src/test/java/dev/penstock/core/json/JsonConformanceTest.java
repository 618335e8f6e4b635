package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What RFC 8259 demands of a parser to accept (y), to reject (n) and leaves open (i), rule by rule of its grammar: every kind of value, in
 * every place where a value may stand. Held against the reader of values, the reader that keeps bytes, and Jackson databind.
 */
class JsonConformanceTest {
    private static final String[] EVERYWHERE = {
        "%s", " %s ", "[%s]", "[1, %s ]", "{\"a\":%s}", "{\"a\":1,\"b\":\t%s\n,\"c\":[]}"
    };

    static Stream<String> accepted() {
        return Stream.of(JsonGrammar.VALUES).flatMap(JsonConformanceTest::inEveryPlace);
    }

    /** What is no value alone may well be one with what stands around it, so those that could are left out. */
    static Stream<String> rejected() {
        return Stream.concat(
                Stream.of(JsonGrammar.NOT_VALUES)
                        .flatMap(text -> Stream.of("%s", " %s ").map(form -> String.format(form, text))),
                Stream.of(JsonGrammar.NOT_VALUES)
                        .filter(text -> text.chars().noneMatch(c -> ",:[]{}".indexOf(c) >= 0))
                        .flatMap(JsonConformanceTest::inEveryPlace));
    }

    private static Stream<String> inEveryPlace(String text) {
        return Stream.of(EVERYWHERE).map(form -> String.format(form, text));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void isAccepted(String text) {
        requireAll(text.getBytes(StandardCharsets.UTF_8), true);
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void isRejected(String text) {
        requireAll(text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Bytes that are no UTF-8, in a string, in a name and by themselves: overlong, cut short, surrogates, beyond U+10FFFF, lone. */
    static Stream<Arguments> malformed() {
        return Stream.of(
                        bytes(0x80),
                        bytes(0xbf),
                        bytes(0xc0, 0x80),
                        bytes(0xc0, 0xaf),
                        bytes(0xc1, 0xbf),
                        bytes(0xc3),
                        bytes(0xc3, 0x28),
                        bytes(0xe0, 0x80, 0xaf),
                        bytes(0xe2, 0x82),
                        bytes(0xe2, 0x28, 0xa1),
                        bytes(0xed, 0xa0, 0x80),
                        bytes(0xed, 0xbf, 0xbf),
                        bytes(0xf0, 0x80, 0x80, 0xaf),
                        bytes(0xf0, 0x9f, 0x98),
                        bytes(0xf4, 0x90, 0x80, 0x80),
                        bytes(0xf5, 0x80, 0x80, 0x80),
                        bytes(0xf8, 0x88, 0x80, 0x80, 0x80),
                        bytes(0xfc, 0x83, 0xbf, 0xbf, 0xbf, 0xbf),
                        bytes(0xfe),
                        bytes(0xff))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoUtf8IsRejectedWhereverItStands(byte[] sequence) {
        for (String form : new String[] {"\"%\"", "[\"a%\"]", "{\"%\":1}", "%", "[%]", "\"\\u%\"", "1%"}) {
            requireAll(filled(form, sequence), false);
        }
    }

    private static byte[] filled(String form, byte[] sequence) {
        var out = new ByteArrayOutputStream();
        for (byte b : form.getBytes(StandardCharsets.UTF_8)) {
            if (b == '%') {
                out.writeBytes(sequence);
            } else {
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    /**
     * What the RFC leaves open. Numbers of any size are accepted, for they are kept as text; a byte order mark is passed over; a lone
     * surrogate that is escaped is accepted in values, where a string is kept as it is, and refused by the reader of values in names.
     */
    static Stream<Arguments> open() {
        return Stream.of(
                Arguments.of("1e999", true, true),
                Arguments.of("-1e999", true, true),
                Arguments.of("1e-999", true, true),
                Arguments.of("0.4e00669999999999999999999999999999999999999999999999999999999999999999999", true, true),
                Arguments.of("1" + "0".repeat(5_000), true, true),
                Arguments.of("\"\\ud800\"", true, true),
                Arguments.of("\"\\udc00\\ud800\"", true, true),
                Arguments.of("\"\\ud800abc\"", true, true),
                Arguments.of("\"\\uD888\\u1234\"", true, true),
                Arguments.of("{\"\\ud800\":1}", false, true),
                Arguments.of("\ufeff{}", true, true),
                Arguments.of("\ufeff", false, false),
                Arguments.of("[".repeat(100) + "]".repeat(100), true, true),
                Arguments.of("[".repeat(100_000), false, false),
                Arguments.of("{\"a\":".repeat(500) + "1" + "}".repeat(500), false, true));
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatIsLeftOpenIsDecided(String text, boolean asValue, boolean asText) {
        assertThat(JsonReader.read(text).isRight()).isEqualTo(asValue);
        assertThat(JsonText.parse(Bytes.utf8(text)).isRight()).isEqualTo(asText);
    }

    private static void requireAll(byte[] input, boolean accepted) {
        assertThat(JsonReader.read(input).isRight()).as("reader of values").isEqualTo(accepted);
        assertThat(JsonText.parse(Bytes.copyOf(input)).isRight())
                .as("reader that keeps bytes")
                .isEqualTo(accepted);
        assertThat(Databind.read(input).isPresent()).as("databind").isEqualTo(accepted);
        if (accepted) {
            requireRoundTrip(input);
        }
    }

    private static void requireRoundTrip(byte[] input) {
        var value = JsonReader.read(input).get();
        assertThat(JsonReader.read(JsonPrinter.print(value)).get()).isEqualTo(value);
        assertThat(JsonText.parse(Bytes.copyOf(input)).get().bytes().toArray()).isEqualTo(input);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
