package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;

/** The UTF-16 units that strings of a sound text stand for, one after the other. */
final class StringUnits {

    /** What comes after the last unit of a string. */
    static final int END = -1;

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final Bytes text;
    private int at;
    private int low;

    StringUnits(Bytes text) {
        this.text = text;
    }

    /** The text of the string whose opening quote stands there. */
    String decode(int quote) {
        start(quote);
        var decoded = new StringBuilder();
        for (int unit = next(); unit != END; unit = next()) {
            decoded.append((char) unit);
        }
        return decoded.toString();
    }

    /** Whether the string whose opening quote stands there has that text. */
    boolean equal(int quote, String other) {
        start(quote);
        for (int i = 0; i < other.length(); i++) {
            if (next() != other.charAt(i)) {
                return false;
            }
        }
        return next() == END;
    }

    private void start(int quote) {
        at = quote + 1;
        low = 0;
    }

    private int next() {
        if (low != 0) {
            int unit = low;
            low = 0;
            return unit;
        }
        int here = text.at(at);
        if (here < 0) {
            return encoded();
        } else if (here == '"') {
            return END;
        }
        at++;
        return here == '\\' ? escaped() : here;
    }

    private int encoded() {
        long word = text.wordAt(at);
        int length = WellFormedUtf8.sequence(word);
        int code = WellFormedUtf8.codePoint(word, length);
        at += length;
        if (code < 0x10000) {
            return code;
        }
        low = 0xdc00 | (code & 0x3ff);
        return 0xd7c0 + (code >> 10);
    }

    private int escaped() {
        int here = text.at(at++);
        return here == 'u' ? hex() << 12 | hex() << 8 | hex() << 4 | hex() : MEANT.charAt(ESCAPED.indexOf(here));
    }

    private int hex() {
        int digit = text.at(at++);
        return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }
}
