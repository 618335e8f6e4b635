package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Printable;
import java.util.Arrays;

/** The start of a text, on one line: what does not print is escaped, what is too long is cut. */
final class Excerpt {

    /** The most characters of a text that are shown. */
    static final int LENGTH = 60;

    private static final int MESSAGE = 200;

    private static final String HEX = "0123456789abcdef";
    private static final String WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    private Excerpt() {}

    static boolean isWord(int code) {
        return WORD.indexOf(code) >= 0;
    }

    /** Whether the text is short and needs no quotes to be told from what stands around it. */
    static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isWord(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LENGTH;
    }

    static String quoted(String text) {
        return escape(text, new StringBuilder("\""), LENGTH, true).append('"').toString();
    }

    static String plain(String text) {
        return escape(text, new StringBuilder(), LENGTH, false).toString();
    }

    /** Of an input that should be UTF-8, from an offset. */
    static String from(byte[] input, int offset) {
        int length = Math.min(input.length - offset, 4 * LENGTH);
        return length == 0
                ? "the end"
                : quoted(Bytes.adopt(Arrays.copyOfRange(input, offset, offset + length))
                        .utf8());
    }

    /** As {@link #plain}, with more room. */
    static String message(String text) {
        return escape(text, new StringBuilder(), MESSAGE, false).toString();
    }

    private static StringBuilder escape(String text, StringBuilder out, int length, boolean quoted) {
        int at = 0;
        while (at < text.length() && out.length() < length) {
            int code = text.codePointAt(at);
            at += Character.charCount(code);
            append(code, out, quoted);
        }
        return at < text.length() ? out.append('…') : out;
    }

    private static void append(int code, StringBuilder out, boolean quoted) {
        if (quoted && (code == '"' || code == '\\')) {
            out.append('\\').append((char) code);
        } else if (prints(code)) {
            out.appendCodePoint(code);
        } else {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(HEX.charAt((code >> shift) & 15));
            }
        }
    }

    /** Not so: control characters, line separators, marks that turn the direction of text, lone surrogates. */
    private static boolean prints(int code) {
        return Printable.isPrintable(code) && (code < 0xd800 || code > 0xdfff);
    }
}
