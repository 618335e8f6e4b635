package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import java.util.function.Predicate;

/** A field that must be a string, and what else is asked of it. Immutable. */
public final class Text {

    private final Checked<String> value;

    Text(Checked<String> value) {
        this.value = value;
    }

    /** Demands at least one character. */
    public Text notEmpty() {
        return satisfying(text -> !text.isEmpty(), "a non-empty string");
    }

    /** Demands one of these texts. */
    public Text oneOf(String... texts) {
        String[] own = texts.clone();
        return satisfying(text -> isAmong(text, own), oneOfThem(own));
    }

    private static boolean isAmong(String text, String... texts) {
        for (String one : texts) {
            if (one.equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** What is expected where one of these is: {@code "a", "b" or "c"}. */
    static String oneOfThem(String... texts) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            all.append(i == 0 ? "" : i == texts.length - 1 ? " or " : ", ").append(Excerpt.quoted(texts[i]));
        }
        return all.toString();
    }

    /** Demands that a rule holds; {@code expected} names it in words, for example {@code a path that starts with '/'}. */
    public Text satisfying(Predicate<? super String> rule, String expected) {
        return new Text(value.satisfying(rule, expected));
    }

    /** The text. */
    public Checked<String> value() {
        return value;
    }

    /** The text in UTF-8. An unpaired surrogate, which JSON can escape but UTF-8 cannot carry, is an error. */
    public Checked<Bytes> bytes() {
        return value.satisfying(Text::isUnicode, "a string without unpaired surrogates")
                .map(Bytes::utf8);
    }

    private static boolean isUnicode(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int code = text.codePointAt(at);
            if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
