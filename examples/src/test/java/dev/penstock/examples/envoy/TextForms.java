package dev.penstock.examples.envoy;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.digest.Sha256;
import dev.penstock.core.encoding.Base64;
import dev.penstock.core.encoding.Cookies;
import dev.penstock.core.encoding.FormFields;
import dev.penstock.core.encoding.Format;
import dev.penstock.core.encoding.Split;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;

/** All text forms and digests that the library makes, of a body whose first character says which. */
public final class TextForms {
    private static final int KEY = 8;

    /** Those that a body may begin with. */
    static final String ALL = "bBdDfcslhxXpnt";

    private TextForms() {}

    /** A request's body becomes what it asks for. */
    public static Plugin<?> textForms() {
        return Plugin.named("text-forms")
                .onRequestBody((request, config, body) -> request.proceed().replaceBody(Bytes.utf8(of(body.owned()))));
    }

    static String of(Bytes body) {
        Bytes rest = body.slice(1, body.size());
        String text = rest.utf8();
        return switch (body.at(0)) {
            case 'b' -> Base64.encode(rest);
            case 'B' -> Base64.encodeUrl(rest);
            case 'd' -> Base64.decode(text).map(Format::hex).getOrElse("none");
            case 'D' -> Base64.decodeUrl(text).map(Format::hex).getOrElse("none");
            case 'f' -> fields(FormFields.parse(rest));
            case 'c' -> Cookies.parse(text).with("a", "b").encode();
            case 's' -> Split.at(',', text).mkString("|");
            case 'l' -> Split.list(',', text).mkString("|");
            case 'h' -> Format.hex(Sha256.of(rest));
            case 'x' -> Format.hex(Sha256.hmac(rest.slice(0, Math.min(KEY, rest.size())), rest));
            case 'X' -> Format.hex(rest) + Format.hex(number(rest), KEY);
            case 'p' -> Format.padLeft(text, KEY, '.') + Format.padRight(text, KEY, '.');
            case 'n' -> decimals(number(rest));
            default -> Format.text("<{}> is {}, {}", text, rest.size(), Sha256.matches(rest, Bytes.utf8(text)));
        };
    }

    private static String fields(FormFields fields) {
        return fields.encode() + fields.without("a").add("ü", "1 2").fields().map(field -> field._1 + ":" + field._2);
    }

    private static long number(Bytes bytes) {
        return bytes.wordAt(0);
    }

    /** Of thousandths: what a number is shown with that has more digits than fit may differ in the last one. */
    private static String decimals(long number) {
        double value = number % 100_000_000 / 1000.0;
        return List.of(0, 1, 2, 3, 6)
                .map(digits -> Format.decimal(value, digits))
                .mkString(" ");
    }
}
