package dev.penstock.core.encoding;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/** Base64 of RFC 4648: with {@code +}, {@code /} and padding (section 4), or for URLs without (section 5). */
public final class Base64 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String PLAIN = LETTERS + "+/";
    private static final String URL = LETTERS + "-_";

    private Base64() {}

    /** The padded form. */
    public static String encode(Bytes bytes) {
        StringBuilder text = encoded(bytes, PLAIN);
        while (text.length() % 4 != 0) {
            text.append('=');
        }
        return text.toString();
    }

    /** The form for URLs, without padding. */
    public static String encodeUrl(Bytes bytes) {
        return encoded(bytes, URL).toString();
    }

    /** What {@link #encode} made it of; none for any other text: padding must be there and unused bits must be 0. */
    public static Option<Bytes> decode(String text) {
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        return text.length() % 4 == 0 ? decoded(text, text.length() - padding, PLAIN) : Option.none();
    }

    /** What {@link #encodeUrl} made it of; none for any other text. */
    public static Option<Bytes> decodeUrl(String text) {
        return decoded(text, text.length(), URL);
    }

    private static StringBuilder encoded(Bytes bytes, String alphabet) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < bytes.size(); i++) {
            held = held << 8 | (bytes.at(i) & 0xff);
            for (bits += 8; bits >= 6; bits -= 6) {
                text.append(alphabet.charAt(held >>> (bits - 6) & 0x3f));
            }
        }
        return bits == 0 ? text : text.append(alphabet.charAt(held << (6 - bits) & 0x3f));
    }

    private static Option<Bytes> decoded(String text, int length, String alphabet) {
        byte[] bytes = new byte[length * 6 / 8];
        int bits = 0;
        int held = 0;
        int size = 0;
        for (int i = 0; i < length; i++) {
            int value = alphabet.indexOf(text.charAt(i));
            if (value < 0) {
                return Option.none();
            }
            held = held << 6 | value;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes[size++] = (byte) (held >>> bits);
            }
        }
        boolean whole = bits < 6 && (held & ((1 << bits) - 1)) == 0;
        return Option.when(whole, () -> Bytes.adopt(bytes));
    }
}
