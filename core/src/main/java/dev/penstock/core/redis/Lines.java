package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/** What stands on one line of RESP2. */
final class Lines {
    static final Bytes END = Bytes.utf8("\r\n");

    /** The most digits of a number that fits into 64 bits. */
    private static final int MOST_DIGITS = 19;

    private Lines() {}

    /** {@code line}, owned. @throws IllegalArgumentException when it holds a line break */
    static Bytes require(Bytes line) {
        for (int i = 0; i < line.size(); i++) {
            if (line.at(i) == '\r' || line.at(i) == '\n') {
                throw new IllegalArgumentException("a line of RESP must not hold a line break, got one at index " + i);
            }
        }
        return line.owned();
    }

    /** The decimal number that those bytes are: a sign or none, digits, 64 bits. */
    static Option<Long> whole(Bytes bytes, int from, int to) {
        boolean signed = from < to && (bytes.at(from) == '-' || bytes.at(from) == '+');
        int first = signed ? from + 1 : from;
        return first == to ? Option.none() : digits(bytes, first, to, signed && bytes.at(from) == '-');
    }

    /** Counted down from 0, for the least number of 64 bits has no positive counterpart. */
    private static Option<Long> digits(Bytes bytes, int from, int to, boolean negative) {
        long below = 0;
        int significant = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes.at(i) - '0';
            significant += significant > 0 || digit != 0 ? 1 : 0;
            below = 10 * below - digit;
            if (digit < 0 || digit > 9 || significant > MOST_DIGITS || below > 0) {
                return Option.none();
            }
        }
        return !negative && below == Long.MIN_VALUE ? Option.none() : Option.some(negative ? below : -below);
    }
}
