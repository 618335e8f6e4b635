package dev.penstock.compiler.sample;

import dev.penstock.core.data.Bytes;
import java.util.Arrays;

/** Documents by number, the same on the JVM and in a module: first the written ones, then ones with bytes changed. */
public final class JsonCorpus {
    private static final String[] WRITTEN = {
        "",
        " \n",
        "{\"from\":\"old\",\"to\":\"new\"}",
        "{\"from\":\"\",\"to\":1}",
        "{\"from\":\"x\",\"form\":\"y\",\"_rules_\":[],\"é\":null}",
        "[1, -0, 1.50, 1e5, 1E-5, 12345678901234567890, -12.5e+10, 0]",
        "{\"a\":{\"b\":[true,false,null,{\"c\":[]}]},\"a\":2,\"\\u0061\":3}",
        "\"\\u00e9\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\"\\\\ \\u0000 😀 é 漢字\"",
        "\"\\ud800\"",
        "{\"from\":\"\\ud800\"}",
        "{\"\\ud83d\\ude00\":1,\"\\n\\\"name that is longer than twelve bytes 漢字\":2}",
        "{\"\\ud800\":1}",
        "{\"\\udc00\":1}",
        "\ufeff[1]",
        "\ufefe[1]",
        "\ufeff",
        "[[[[[[[[1]]]]]]]]",
        "[1}",
        "{]",
        "}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "1 2",
        "{}x",
        "01",
        "-",
        "-x",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1ex",
        "0x1F",
        "NaN",
        "Infinity",
        "-Infinity",
        "+Infinity",
        "nul",
        "nullx",
        "Nul",
        "true",
        "trué",
        "undefined and more",
        "'a'",
        "{'a':1}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\"",
        "{\"a\":",
        "[\"a",
        "\"\\",
        "\"\\u12",
        "\"\\u12g4\"",
        "\"\\x\"",
        "\"\n\"",
        "\"tab\there\"",
        "// comment\n1",
        "/* comment */1",
        "# comment\n1",
        "/",
        "\u001e1",
        "\u00a01",
        "{\"a\":\"unfinished \\ud83d",
        "{\"name\\u",
        "{\"from\":\"a\",\"to\":[1,2,{\"deep\":\"value\"}],\"x y\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}"
    };

    private static final String BYTES = "{}[]\",:\\ \t\n0123456789+-.eEtrufalsn/*'#\u0000\u001fNI\ud83d\ude00é";

    private JsonCorpus() {}

    /** How many documents were written by hand, and two that nest. */
    public static int written() {
        return WRITTEN.length + 2;
    }

    /** The document of that number; from {@link #written} on, any number is a document. */
    public static byte[] document(int number) {
        if (number < WRITTEN.length) {
            return Bytes.utf8(WRITTEN[number]).toArray();
        } else if (number < written()) {
            return nested(100 + number - WRITTEN.length);
        }
        return mutated(number);
    }

    private static byte[] nested(int depth) {
        byte[] brackets = new byte[2 * depth];
        Arrays.fill(brackets, 0, depth, (byte) '[');
        Arrays.fill(brackets, depth, 2 * depth, (byte) ']');
        return brackets;
    }

    private static byte[] mutated(int number) {
        int random = next(number * 40503 + 1);
        byte[] bytes = Bytes.utf8(WRITTEN[(random >>> 8) % WRITTEN.length]).toArray();
        byte[] palette = Bytes.utf8(BYTES).toArray();
        for (int edits = 1 + number % 3; edits > 0 && bytes.length > 0; edits--) {
            random = next(random);
            int at = (random >>> 8) % bytes.length;
            random = next(random);
            bytes = edited(bytes, at, (random >>> 8) % 4, palette[(random >>> 16) % palette.length]);
        }
        return bytes;
    }

    private static byte[] edited(byte[] bytes, int at, int kind, byte value) {
        if (kind == 0) {
            bytes[at] = value;
            return bytes;
        } else if (kind == 1) {
            return Arrays.copyOf(bytes, at);
        }
        int removed = kind == 2 ? 1 : 0;
        byte[] result = Arrays.copyOf(bytes, bytes.length + 1 - 2 * removed);
        int from = at + removed;
        int to = at + 1 - removed;
        System.arraycopy(bytes, from, result, to, bytes.length - from);
        if (removed == 0) {
            result[at] = value;
        }
        return result;
    }

    private static int next(int random) {
        return random * 1664525 + 1013904223;
    }
}
