package dev.penstock.core.encoding;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The cookies of a request: its {@code cookie} header (RFC 6265 section 4.2), in their order. Immutable, compared by value. */
@CheckReturnValue
public record Cookies(List<Tuple2<String, String>> pairs) {
    /** Reads any text; what has no {@code =} or no name is passed over. Values keep their quotes. */
    public static Cookies parse(String header) {
        return new Cookies(Split.list(';', header)
                .filter(pair -> pair.indexOf('=') > 0)
                .map(pair -> Tuple.of(
                        pair.substring(0, pair.indexOf('=')).trim(),
                        pair.substring(pair.indexOf('=') + 1).trim())));
    }

    /** The first value of that name. */
    public Option<String> first(String name) {
        return pairs.find(pair -> pair._1().equals(name)).map(Tuple2::_2);
    }

    /**
     * These and, in place of those of that name, one at the end.
     *
     * @throws IllegalArgumentException when the name is no token or the value holds what a cookie's cannot
     */
    public Cookies with(String name, String value) {
        if (name.isEmpty() || !isPlain(name) || name.indexOf('=') >= 0 || !isPlain(value)) {
            throw new IllegalArgumentException(
                    "cookie must be a name and a value without controls, white space, quotes,"
                            + " commas, semicolons and backslashes, got " + name.length() + " and " + value.length()
                            + " characters with others");
        }
        return new Cookies(without(name).pairs.append(Tuple.of(name, value)));
    }

    /** These without those of that name. */
    public Cookies without(String name) {
        return new Cookies(pairs.filter(pair -> !pair._1().equals(name)));
    }

    /** The header's value. */
    public String encode() {
        return pairs.map(pair -> pair._1() + "=" + pair._2()).mkString("; ");
    }

    private static boolean isPlain(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c > ' ' && c < 0x7f && "\",;\\".indexOf(c) < 0;
        }
        return plain;
    }
}
