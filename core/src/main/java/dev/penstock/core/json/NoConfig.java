package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Reads the configuration of a plugin that takes none. Such a plugin shall not pay for more: this is the grammar of RFC 8259 in
 * about 2 KB of a module.
 */
public final class NoConfig {

    /** What the host calls its name of a configured plugin. */
    public static final String PLUGIN_ID = "_plugin_id_";

    private static final char END = '\0';
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final String HEX = "0123456789abcdefABCDEF";

    private final String text;
    private int at;
    private String id = "";
    private String unknown = "";

    private NoConfig(String text) {
        this.text = text;
    }

    /**
     * What {@value #PLUGIN_ID} says if it is a non-empty string, or what is wrong, in one line with paths. As {@link
     * ConfigReader} with checks that read no field, it accepts nothing, mere white space, and an object with no fields but the
     * host's {@code _..._} keys.
     */
    public static Either<String, Option<String>> read(Bytes config) {
        String text = config.utf8();
        return Bytes.utf8(text).equals(config)
                ? new NoConfig(text).read()
                : Either.left("$: expected JSON, found malformed UTF-8");
    }

    private Either<String, Option<String>> read() {
        at = text.startsWith("\ufeff") ? 1 : 0;
        int first = peekPastSpace();
        int start = at;
        if (start == text.length()) {
            return Either.right(Option.none());
        }
        if (!value(0) || peekPastSpace() != END || at < text.length()) {
            return Either.left("$: expected JSON, found " + excerpt(at, text.length()) + " at character " + at);
        }
        if (first != '{') {
            return Either.left("$: expected an object, found " + found(start));
        }
        return unknown.isEmpty() ? Either.right(id.isEmpty() ? Option.none() : Option.some(id)) : Either.left(unknown);
    }

    /** The character here; at the end one that JSON has nowhere. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char peekPastSpace() {
        while (" \t\r\n".indexOf(peek()) >= 0) {
            at++;
        }
        return peek();
    }

    private boolean take(char wanted) {
        boolean found = peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    /** Moves over a value, or false where it goes wrong. */
    private boolean value(int depth) {
        return switch (peekPastSpace()) {
            case '{' -> items('}', depth);
            case '[' -> items(']', depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean items(char end, int depth) {
        if (depth == JsonReader.MAX_DEPTH) {
            return false;
        }
        at++;
        if (peekPastSpace() == end) {
            return take(end);
        }
        do {
            if (end == '}' ? !member(depth) : !value(depth + 1)) {
                return false;
            }
            peekPastSpace();
        } while (take(','));
        return take(end);
    }

    private boolean member(int depth) {
        peekPastSpace();
        int name = at;
        if (!string()) {
            return false;
        }
        int nameEnd = at;
        peekPastSpace();
        if (!take(':')) {
            return false;
        }
        peekPastSpace();
        int value = at;
        if (!value(depth + 1)) {
            return false;
        }
        if (depth == 0) {
            note(name, nameEnd, value);
        }
        return true;
    }

    private void note(int start, int end, int value) {
        String name = decoded(start, end);
        if (name.equals(PLUGIN_ID)) {
            id = text.charAt(value) == '"' ? decoded(value, at) : "";
        } else if (!UnknownFields.isReserved(name)) {
            String path = Excerpt.isWord(name) ? "." + name : "[" + excerpt(start, end) + "]";
            unknown += (unknown.isEmpty() ? "$" : "; $") + path + ": expected no field of that name, found "
                    + found(value);
        }
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        while (!take('"')) {
            if (peek() < ' ' || (take('\\') && !escape())) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** To the last character of an escape. */
    private boolean escape() {
        if (peek() != 'u') {
            return ESCAPED.indexOf(peek()) >= 0;
        }
        for (int digits = 0; digits < 4; digits++) {
            at++;
            if (HEX.indexOf(peek()) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (!take('e') && !take('E')) {
            return true;
        }
        if (!take('-')) {
            take('+');
        }
        return digits();
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    /** The text of the sound string that stands there with its quotes. */
    private String decoded(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from + 1; i < to - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else if (text.charAt(++i) == 'u') {
                out.append(unit(i));
                i += 4;
            } else {
                out.append(MEANT.charAt(ESCAPED.indexOf(text.charAt(i))));
            }
        }
        return out.toString();
    }

    /** The UTF-16 unit of the four digits after {@code u}. */
    private char unit(int u) {
        int unit = 0;
        for (int i = u + 1; i <= u + 4; i++) {
            int digit = HEX.indexOf(text.charAt(i));
            unit = unit << 4 | (digit < 16 ? digit : digit - 6);
        }
        return (char) unit;
    }

    /** The value from there up to here. */
    private String found(int start) {
        return switch (text.charAt(start)) {
            case '{' -> "an object";
            case '[' -> "an array";
            default -> excerpt(start, at);
        };
    }

    private String excerpt(int from, int to) {
        return from == to ? "the end" : text.substring(from, Math.min(to, from + Excerpt.LENGTH));
    }
}
