package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A JSON document (RFC 8259) kept as the bytes it was written in. Immutable; valid as long as those bytes are. Equal to
 * others of the same bytes.
 */
public final class JsonText {

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 1_000;

    private final Bytes bytes;
    private final int start;
    private final int end;
    private final Option<Members> members;

    /** Sound bytes whose value stands from {@code start} up to but without {@code end}. */
    JsonText(Bytes bytes, int start, int end, Option<Members> members) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.members = members;
    }

    /**
     * The one value that {@code input} consists of, with white space around it and possibly a byte order mark before it.
     * Never throws but for a view that has ended: input that is not JSON, is not well-formed UTF-8 or nests deeper than
     * {@value #MAX_DEPTH} is an error. Escapes of unpaired surrogates and repeated names are allowed, as RFC 8259 does. The
     * input is looked at once and not copied.
     */
    public static Either<JsonError, JsonText> parse(Bytes input) {
        return JsonScanner.scan(input);
    }

    /**
     * The compact text of a value, owned.
     *
     * @throws IllegalArgumentException when it nests deeper than {@value #MAX_DEPTH}
     */
    public static JsonText of(Json value) {
        return sound(parse(Bytes.utf8(JsonPrinter.print(value))));
    }

    private static JsonText sound(Either<JsonError, JsonText> text) {
        return text.getOrElseThrow(error -> new IllegalArgumentException(error.toString()));
    }

    /** All of this document. */
    public Bytes bytes() {
        return bytes;
    }

    public boolean isObject() {
        return members.isDefined();
    }

    /** This document if it is an object. */
    public Option<JsonObjectText> asObject() {
        return members.map(noted -> new JsonObjectText(this, noted));
    }

    Either<JsonError, JsonObjectText> objectOrError() {
        return members.isDefined()
                ? Either.right(new JsonObjectText(this, members.get()))
                : Either.left(error("an object"));
    }

    /** The text of this document if it is a string, escapes decoded. */
    public Option<String> asString() {
        return bytes.at(start) == '"' ? Option.some(new StringUnits(bytes).decode(start)) : Option.none();
    }

    /** This document if it is a number written without fraction or exponent that fits 64 bits. */
    public Option<Long> asWholeNumber() {
        byte first = bytes.at(start);
        boolean number = end - start <= 20 && (first == '-' || (first >= '0' && first <= '9'));
        return number ? number(value().utf8()) : Option.none();
    }

    private static Option<Long> number(String text) {
        try {
            return Option.some(Long.parseLong(text));
        } catch (NumberFormatException otherwiseWritten) {
            return Option.none();
        }
    }

    /** The bytes of the value, without what may stand around it. */
    Bytes value() {
        return bytes.slice(start, end);
    }

    /** The value that stands from {@code from} up to but without {@code to}. */
    JsonText part(int from, int to) {
        return sound(JsonScanner.scanPart(bytes.slice(from, to)));
    }

    /** This document where a value in it has become another: {@code between} and {@code value} in place of a range. */
    Bytes spliced(int from, int to, Bytes between, Bytes value) {
        return bytes.builder(bytes.size() - (to - from) + between.size() + value.size())
                .append(bytes, 0, from)
                .append(between)
                .append(value)
                .append(bytes, to, bytes.size())
                .build();
    }

    /** What {@link #spliced} made of this document. */
    JsonText become(Bytes changed, Members moved) {
        return new JsonText(changed, start, end + changed.size() - bytes.size(), Option.some(moved));
    }

    /** What is wrong with this document where {@code expected} should stand. */
    private JsonError error(String expected) {
        return new JsonError(start, "expected " + expected + ", found " + kind());
    }

    private String kind() {
        return switch (bytes.at(start)) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a string";
            case 't', 'f' -> "a boolean";
            case 'n' -> "null";
            default -> "a number";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && bytes.equals(that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    /** The start of the value on one line, for error messages. */
    @Override
    public String toString() {
        return Excerpt.plain(
                bytes.slice(start, Math.min(end, start + 4 * Excerpt.LENGTH)).utf8());
    }
}
