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
        var units = new StringUnits(text);
        for (int i = size - 1; i >= 0; i--) {
            if (units.equal(names[i], name)) {
                return i;
            }
        }
        return -1;
    }

    /** The name of a member, escapes decoded. */
    String name(int index) {
        return new StringUnits(text).decode(names[index]);
    }

    int valueStart(int index) {
        var in = new Cursor(text);
        in.moveTo(names[index]);
        Scalars.string(in);
        in.peekPastSpace(0);
        in.peekPastSpace(1);
        return in.at();
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
        private int[] names = {};
        private int size;

        void open(int offset) {
            open = offset;
        }

        void name(int offset) {
            if (size == names.length) {
                names = Arrays.copyOf(names, Math.max(16, 2 * size));
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
