package dev.penstock.core.sse;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;

/**
 * A line of an event.
 *
 * @param bytes with their end, which is missing where the body ended
 * @param name the field; empty for a comment
 * @param value from which one leading space is gone
 */
record Line(Bytes bytes, String name, String value) {
    boolean isNamed(String field) {
        return name.equals(field);
    }

    static Line of(String name, String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    (name.isEmpty() ? "comment" : name) + " of an event must not hold CR or LF");
        }
        return new Line(Bytes.utf8(name + ": " + value + "\n"), name, value);
    }

    /** The lines that are not blank. */
    static List<Line> split(Bytes bytes) {
        List<Line> latestFirst = List.empty();
        int from = 0;
        while (from < bytes.size()) {
            int end = endOf(bytes, from);
            int after = afterEnd(bytes, end);
            if (end > from) {
                latestFirst = latestFirst.prepend(parse(bytes.slice(from, after), bytes.slice(from, end)));
            }
            from = after;
        }
        return latestFirst.reverse();
    }

    private static int endOf(Bytes bytes, int from) {
        int at = from;
        while (at < bytes.size() && bytes.at(at) != '\n' && bytes.at(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int afterEnd(Bytes bytes, int end) {
        if (end == bytes.size()) {
            return end;
        }
        boolean two = bytes.at(end) == '\r' && end + 1 < bytes.size() && bytes.at(end + 1) == '\n';
        return end + (two ? 2 : 1);
    }

    private static Line parse(Bytes whole, Bytes content) {
        int colon = 0;
        while (colon < content.size() && content.at(colon) != ':') {
            colon++;
        }
        if (colon == content.size()) {
            return new Line(whole.owned(), content.utf8(), "");
        }
        int value = colon + 1 < content.size() && content.at(colon + 1) == ' ' ? colon + 2 : colon + 1;
        return new Line(
                whole.owned(),
                content.slice(0, colon).utf8(),
                content.slice(value, content.size()).utf8());
    }
}
