package dev.penstock.core.sse;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;

/**
 * A line of an event, which reads its value when it is asked for.
 *
 * @param bytes with their end, which is missing where the body ended
 * @param nameEnd where the name of the field ends; 0 for a comment
 * @param from where the value begins, behind one leading space
 * @param to where it ends
 */
record Line(Bytes bytes, int nameEnd, int from, int to) {
    static final Bytes DATA = Bytes.utf8("data");
    static final Bytes LINE_FEED = Bytes.utf8("\n");

    private static final Bytes COLON = Bytes.utf8(": ");

    boolean isNamed(Bytes field) {
        return nameEnd == field.size() && bytes.slice(0, nameEnd).equals(field);
    }

    String value() {
        return bytes.slice(from, to).utf8();
    }

    /** A line that is written: {@code value} holds no end of a line. */
    static Line of(Bytes name, Bytes value) {
        int from = name.size() + COLON.size();
        Bytes line = Bytes.empty()
                .builder(from + value.size() + 1)
                .append(name)
                .append(COLON)
                .append(value)
                .append(LINE_FEED)
                .build();
        return new Line(line, name.size(), from, from + value.size());
    }

    /** As {@link #of(Bytes, Bytes)}, of a value that may not be one. */
    static Line of(Bytes name, String value) {
        Bytes text = Bytes.utf8(value);
        if (endOf(text, 0) < text.size()) {
            throw new IllegalArgumentException(
                    (name.isEmpty() ? "comment" : name.utf8()) + " of an event must not hold CR or LF");
        }
        return of(name, text);
    }

    /** The lines that are not blank. */
    static List<Line> split(Bytes bytes) {
        List<Line> latestFirst = List.empty();
        int from = 0;
        while (from < bytes.size()) {
            int end = endOf(bytes, from);
            int after = afterEnd(bytes, end);
            if (end > from) {
                latestFirst = latestFirst.prepend(parse(bytes.slice(from, after), end - from));
            }
            from = after;
        }
        return latestFirst.reverse();
    }

    /** Data lines of each line in {@code text}, of which one may be blank. */
    static List<Line> data(Bytes text) {
        List<Line> latestFirst = List.empty();
        int from = 0;
        int end;
        do {
            end = endOf(text, from);
            latestFirst = latestFirst.prepend(of(DATA, text.slice(from, end)));
            from = afterEnd(text, end);
        } while (end < text.size());
        return latestFirst.reverse();
    }

    private static int endOf(Bytes bytes, int from) {
        return bytes.indexOfEither('\n', '\r', from);
    }

    private static int afterEnd(Bytes bytes, int end) {
        if (end == bytes.size()) {
            return end;
        }
        boolean two = bytes.at(end) == '\r' && end + 1 < bytes.size() && bytes.at(end + 1) == '\n';
        return end + (two ? 2 : 1);
    }

    private static Line parse(Bytes line, int end) {
        int colon = line.indexOfEither(':', ':', 0);
        if (colon >= end) {
            return new Line(line, end, end, end);
        }
        int value = colon + 1 < end && line.at(colon + 1) == ' ' ? colon + 2 : colon + 1;
        return new Line(line, colon, value, end);
    }
}
