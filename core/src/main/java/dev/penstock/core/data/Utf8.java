package dev.penstock.core.data;

import java.util.Arrays;

/**
 * UTF-8 as the JDK reads and writes it, malformed input included. The JDK's own coders cost a module some 20 KB, so they are
 * kept out of it.
 */
final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** The characters of a text, which must not be written to: a module's compiler shares the string's own. */
    static char[] characters(String text) {
        return text.toCharArray();
    }

    /** The UTF-8 form of {@code text}; an unpaired surrogate becomes {@code ?}. */
    static Bytes encode(String string) {
        char[] text = characters(string);
        byte[] out = new byte[text.length + Long.BYTES];
        boolean ascii = true;
        int size = 0;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c < 0x80) {
                out[size++] = (byte) c;
                continue;
            }
            if (ascii) {
                ascii = false;
                out = Arrays.copyOf(out, 3 * text.length + Long.BYTES);
            }
            if (c < 0x800) {
                size = put(out, size, c, 1);
            } else if (!isSurrogate(c)) {
                size = put(out, size, c, 2);
            } else if (isPair(text, i)) {
                size = put(out, size, 0x10000 + ((c & 0x3ff) << 10) + (text[++i] & 0x3ff), 3);
            } else {
                out[size++] = '?';
            }
        }
        return new ArrayBytes(ascii ? out : Arrays.copyOf(out, size + Long.BYTES), 0, size);
    }

    /** A lead byte and {@code following} more. */
    private static int put(byte[] out, int at, int code, int following) {
        out[at] = (byte) ((0xf80 >> following) | (code >> (6 * following)));
        for (int i = 1; i <= following; i++) {
            out[at + i] = (byte) (0x80 | (code >> (6 * (following - i)) & 0x3f));
        }
        return at + 1 + following;
    }

    private static boolean isPair(char[] text, int high) {
        return text[high] < 0xdc00 && high + 1 < text.length && text[high + 1] >= 0xdc00 && text[high + 1] <= 0xdfff;
    }

    /** The text of {@code bytes}; the longest start of each malformed sequence becomes one U+FFFD. */
    static String decode(byte[] bytes) {
        char[] out = new char[bytes.length];
        int size = 0;
        int at = 0;
        while (at < bytes.length) {
            int lead = bytes[at++] & 0xff;
            if (lead < 0x80) {
                out[size++] = (char) lead;
                continue;
            }
            int following = followingOf(lead);
            int code = lead & (0x3f >> following);
            int taken = 0;
            while (taken < following && at < bytes.length && follows(lead, taken, bytes[at] & 0xff)) {
                code = code << 6 | (bytes[at++] & 0x3f);
                taken++;
            }
            if (following == 0 || taken < following || isSurrogate(code)) {
                out[size++] = REPLACEMENT;
            } else if (code < 0x10000) {
                out[size++] = (char) code;
            } else {
                out[size++] = (char) (0xd7c0 + (code >> 10));
                out[size++] = (char) (0xdc00 | (code & 0x3ff));
            }
        }
        return new String(out, 0, size);
    }

    /** As {@link Bytes#codePointAt}. */
    static int lengthAt(Bytes bytes, int index) {
        int lead = bytes.at(index) & 0xff;
        int following = followingOf(lead);
        for (int taken = 0; taken < following; taken++) {
            if (index + taken + 1 == bytes.size()) {
                return -1;
            }
            if (!follows(lead, taken, bytes.at(index + taken + 1) & 0xff)
                    || isSurrogateStart(lead, taken, bytes, index)) {
                return 0;
            }
        }
        return lead < 0x80 || following > 0 ? following + 1 : 0;
    }

    /** Three bytes could encode a surrogate, which UTF-8 does not allow. */
    private static boolean isSurrogateStart(int lead, int taken, Bytes bytes, int index) {
        return lead == 0xed && taken == 0 && (bytes.at(index + 1) & 0xff) > 0x9f;
    }

    private static int followingOf(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /** Whether {@code next} may follow {@code lead} and {@code taken} bytes: the first one rules out overlong and too large codes. */
    private static boolean follows(int lead, int taken, int next) {
        int least = taken > 0 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = taken == 0 && lead == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }

    private static boolean isSurrogate(int code) {
        return code >= 0xd800 && code <= 0xdfff;
    }
}
