package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;
import java.util.Arrays;

/**
 * Where the members of an object stand in a sound text: four bytes of memory for each. Immutable.
 */
final class Members {

    private final Bytes text;
    private final int open;
    private final int close;
    private final int[] names;
    private final int size;

    /**
     * @param open the offset after the opening brace
     * @param close that of the closing brace
     * @param names those of the quotes before the names, of which the first {@code size} count
     */
    private Members(Bytes text, int open, int close, int[] names, int size) {
        this.text = text;
        this.open = open;
        this.close = close;
        this.names = names;
        this.size = size;
    }

    int size() {
        return size;
    }

    /** The index of the last member of that name, or -1. */
    int last(String name) {
        int first = name.isEmpty() ? '"' : name.charAt(0);
        for (int i = size - 1; i >= 0; i--) {
            if (mayBegin(text.at(names[i] + 1), first) && new StringUnits(text).equal(names[i], name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a name that begins with {@code next} after its quote may mean one with that first unit; a quote ends an empty one. */
    private static boolean mayBegin(byte next, int first) {
        return next == first || next == '\\' || next < 0;
    }

    /** The name of a member, escapes decoded. */
    String name(int index) {
        return new StringUnits(text).decode(names[index]);
    }

    int valueStart(int index) {
        int at = names[index] + 1;
        for (byte next = text.at(at); next != '"'; next = text.at(at)) {
            at += next == '\\' ? 2 : 1;
        }
        int colon = pastSpace(at + 1);
        return pastSpace(colon + 1);
    }

    private int pastSpace(int from) {
        int at = from;
        while (PlainText.isSpace(text.at(at))) {
            at++;
        }
        return at;
    }

    /** Found from behind, over what stands before the next name or the closing brace: no value ends in such a byte. */
    int valueEnd(int index) {
        int end = index + 1 < size ? names[index + 1] : close;
        while (isBetween(text.at(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where one more member goes: after the last value, or after the opening brace. */
    int end() {
        return size == 0 ? open : valueEnd(size - 1);
    }

    /** These members where a change after the name of one has moved the rest. */
    Members moved(Bytes changed, int index, int distance) {
        int[] moved = Arrays.copyOf(names, size);
        for (int i = index + 1; i < size; i++) {
            moved[i] += distance;
        }
        return new Members(changed, open, close + distance, moved, size);
    }

    /** These members and one more, whose name stands there. */
    Members added(Bytes changed, int name, int distance) {
        int[] more = Arrays.copyOf(names, size + 1);
        more[size] = name;
        return new Members(changed, open, close + distance, more, size + 1);
    }

    private static boolean isBetween(byte next) {
        return next == ',' || next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** Notes the members of a text, or that it is no object. */
    static final class Builder {

        private int open;
        private int close;
        private int[] names = new int[8];
        private int size;

        void open(int offset) {
            open = offset;
        }

        void name(int offset) {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
            }
            names[size++] = offset;
        }

        void close(int offset) {
            close = offset;
        }

        Option<Members> of(Bytes text) {
            return open == 0 ? Option.none() : Option.some(new Members(text, open, close, names, size));
        }
    }
}
