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
    private static final String[] VALUES = {
        // numbers
        "0",
        "-0",
        "7",
        "123",
        "-1",
        "0.1",
        "-0.0",
        "1.000000000000000005",
        "1e1",
        "1E1",
        "1e+1",
        "1E-1",
        "0e0",
        "0e+1",
        "1.5e-7",
        "123456789012345678901234567890",
        "-237462374673276894279832749832423479823246327846",
        // words
        "true",
        "false",
        "null",
        // strings
        "\"\"",
        "\"a\"",
        "\" \"",
        "\"\\\"\"",
        "\"\\\\\"",
        "\"\\/\"",
        "\"\\b\\f\\n\\r\\t\"",
        "\"\\u0060\\u012a\\u12AB\"",
        "\"\\ud801\\udc37\"",
        "\"\\uD83d\\uDe39\\ud83d\\udc8d\"",
        "\"\\u0000\"",
        "\"\\\\u0000\"",
        "\"\\uffff\"",
        "\"\\uFDD0\"",
        "\"\\\\a\"",
        "\"/* no comment */\"",
        "\"\u007f\"",
        "\"\u00e9\u20ac\"",
        "\"\ud83d\ude00\"",
        "\"\u2028\u2029\"",
        "\"\uffff\"",
        "\"\ud9bf\udfff\"",
        "\"\\u200B\"",
        "\"\\u2064\"",
        "\"#\"",
        "\"'\"",
        "\"asd \"",
        // arrays and objects
        "[]",
        "[ ]",
        "[[]]",
        "[null]",
        "[1\n]",
        "[1,null,2]",
        "[\"a\",[],{}]",
        "{}",
        "{ }",
        "{\"\":0}",
        "{\"a\":[]}",
        "{\"a\":\"b\",\"a\":\"c\"}",
        "{\"a\":1,\"b\":{\"a\":2}}",
        "{\"min\":-1.0e+28,\"max\":1.0e+28}",
        "{\"f\\u006fo\":1}",
        "{\n\"a\":\t\"b\"\r\n}",
    };

    private static final String[] NOT_VALUES = {
        // numbers
        "+1",
        "-",
        "--1",
        "- 1",
        "-a",
        "01",
        "-01",
        "00",
        "-012",
        "1.",
        "-1.",
        ".1",
        "-.1",
        "1.e1",
        "1.a",
        "1e",
        "1e+",
        "1E-",
        "1ea",
        "1eE2",
        "1e+-2",
        "0e",
        "0.e1",
        "1 000",
        "1_000",
        "0x1",
        "0x",
        "1a",
        "1+2",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "Inf",
        "\uff11",
        "-foo",
        "0.3e",
        "1.0e",
        "9.e+",
        "2.e3",
        "1.8011670033376514H-308",
        "1.2.3",
        "++1",
        // words
        "tru",
        "True",
        "TRUE",
        "truee",
        "fals",
        "falsee",
        "nul",
        "nulll",
        "Null",
        "nil",
        "undefined",
        "a",
        "\u0430",
        // strings
        "\"",
        "\"a",
        "a\"",
        "'a'",
        "\"a\"b",
        "\"\\\"",
        "\"\\",
        "\"\\x00\"",
        "\"\\a\"",
        "\"\\'\"",
        "\"\\0\"",
        "\"\\u\"",
        "\"\\u1\"",
        "\"\\u12\"",
        "\"\\u123\"",
        "\"\\u00g0\"",
        "\"\\U0000\"",
        "\"\\uD800\\u1\"",
        "\"\\uD834\\uDd\"",
        "\"\\ud8ff\\x\"",
        "\"\n\"",
        "\"\r\"",
        "\"\t\"",
        "\"\u0000\"",
        "\"\u001f\"",
        "\"\\\u0000\"",
        "\"\\\ud83d\ude00\"",
        "\\\"a\\\"",
        "\"a\\\nb\"",
        "\u201ca\u201d",
        // arrays
        "[",
        "]",
        "[1",
        "[1,",
        "[,",
        "[,1]",
        "[1,]",
        "[1,,2]",
        "[1 2]",
        "[1:2]",
        "[1}",
        "[\"a\"",
        "[\"a\",\n4\n,1,",
        "[]]",
        "[[]",
        "[1,\n1\n,1",
        "[*]",
        "[a",
        "[-]",
        "[<null>]",
        "[1 true]",
        "[a']",
        "[\u000b]",
        "[\f]",
        "[\u00a0]",
        "[\u2060]",
        // objects
        "{",
        "}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" \"b\"}",
        "{\"a\"::1}",
        "{\"a\",\"b\"}",
        "{\"a\":1,}",
        "{\"a\":1,,\"b\":2}",
        "{,}",
        "{:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1]",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\"",
        "{\"a",
        "{[]:1}",
        "{\"a\":\"a\" 123}",
        "{\"a\":\"b\"}}",
        "{\"a\":\"b\"}/**/",
        "{\"a\":\"b\"}//",
        "{\"a\":/*b*/1}",
        "{\"x\", null}",
        "{\"x\"::\"b\"}",
        "{key: 'value'}",
        "{}}",
        // several
        "1 2",
        "{} []",
        "[1],",
        "\"a\" \"b\"",
        "{}#",
        "[1]x",
        "1,",
        "\"x\"#",
        ",",
        ":",
        "#",
        "/",
        "*",
        "<.>",
        "{[",
        "[{",
        "[,{",
        "\ufeff\ufeff1",
    };

    private static final String[] EVERYWHERE = {
        "%s", " %s ", "[%s]", "[1, %s ]", "{\"a\":%s}", "{\"a\":1,\"b\":\t%s\n,\"c\":[]}"
    };

    static Stream<String> accepted() {
        return Stream.of(VALUES).flatMap(JsonConformanceTest::inEveryPlace);
    }

    /** What is no value alone may well be one with what stands around it, so those that could are left out. */
    static Stream<String> rejected() {
        return Stream.concat(
                Stream.of(NOT_VALUES).flatMap(text -> Stream.of("%s", " %s ").map(form -> String.format(form, text))),
                Stream.of(NOT_VALUES)
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
