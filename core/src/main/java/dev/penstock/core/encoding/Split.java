package dev.penstock.core.encoding;

import io.vavr.collection.List;

/** Text cut at a character. {@code String.split} brings a module 144 KB of regular expressions. */
public final class Split {
    private Split() {}

    /** The parts between the separators, in order, empty ones included: one more than there are separators. */
    public static List<String> at(char separator, String text) {
        List<String> latestFirst = List.empty();
        int from = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, from)) {
            latestFirst = latestFirst.prepend(text.substring(from, end));
            from = end + 1;
        }
        return latestFirst.prepend(text.substring(from)).reverse();
    }

    /** As {@link #at}, without the white space around the parts and without those that are empty then: lists in headers (RFC 9110 section 5.6.1). */
    public static List<String> list(char separator, String text) {
        return at(separator, text).map(String::trim).filter(part -> !part.isEmpty());
    }
}
