package dev.penstock.examples.envoy;

import dev.penstock.core.exchange.RequestHeadersEdit;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;

/** Gives requests the fields that they ask for by letters in {@code x-wanted}, some of them in constants. */
final class GivenFields {
    /** More than are kept in a module's memory, and some that are too large for that. */
    private static final List<String> VALUES = List.of(
            "1",
            "",
            "yes",
            "é",
            "漢字 😀",
            "12345678",
            "123456789",
            "v".repeat(64),
            "é".repeat(64),
            "w".repeat(65),
            "x",
            "y");

    private static final String[] NAMES = {
        "x-a", "x-b", "x-same", "x-d", "x-same", "x-f", "X-G", "x-h", "x-i", "x-j", "x-" + "k".repeat(120), "x-l"
    };

    /** The letters of all fields, and two of fields that are made anew each time. */
    static final String LETTERS = "abcdefghijkl" + "yz";

    private GivenFields() {}

    static Plugin<?> plugin() {
        return Plugin.named("given-fields").onRequestHeaders((request, config) -> {
            RequestHeadersEdit edit = request.proceed();
            for (char letter : request.header("x-wanted").getOrElse("").toCharArray()) {
                edit = given(edit, letter);
            }
            return edit;
        });
    }

    private static RequestHeadersEdit given(RequestHeadersEdit edit, char letter) {
        int number = letter - 'a';
        if (number >= NAMES.length) {
            return letter == 'y'
                    ? edit.setHeader("x-made-" + letter, "made of " + number)
                    : edit.addHeader("x-same", "made of " + number);
        }
        return number % 2 == 0
                ? edit.setHeader(NAMES[number], VALUES.get(number))
                : edit.addHeader(NAMES[number], VALUES.get(number));
    }
}
