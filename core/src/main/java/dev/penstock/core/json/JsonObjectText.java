package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;

/**
 * A JSON document that is an object, kept as the bytes it was written in. Names are compared decoded: {@code "a"} and
 * {@code "\u005cu0061"} are the same. Immutable; valid as long as those bytes are. Equal to others of the same bytes.
 */
public final class JsonObjectText {

    private final JsonText text;
    private final Members members;

    JsonObjectText(JsonText text, Members members) {
        this.text = text;
        this.members = members;
    }

    /** As {@link JsonText#parse}; another value than an object is an error as well. */
    public static Either<JsonError, JsonObjectText> parse(Bytes input) {
        return JsonText.parse(input).flatMap(JsonText::objectOrError);
    }

    /** All of this document. */
    public Bytes bytes() {
        return text.bytes();
    }

    /** The value of that name; of several members with that name, the last one's. */
    public Option<JsonText> get(String name) {
        int index = members.last(name);
        return index < 0 ? Option.none() : Option.some(value(index));
    }

    /** All members in the order they stand, repeated names included. */
    public Seq<Tuple2<String, JsonText>> members() {
        return List.range(0, members.size()).map(index -> Tuple.of(members.name(index), value(index)));
    }

    /** As {@link #with(String, JsonText)}, with the compact text of a value. */
    public JsonObjectText with(String name, Json value) {
        return with(name, JsonText.of(value));
    }

    /**
     * This document with the member {@code name} set to {@code value}; every other byte stays as it is.
     *
     * <p>The value takes the place of the one that the last member of that name has; nothing is removed. Where there is none,
     * {@code "name":value} is added right after the last value, or right after the opening brace: white space before the
     * closing brace stays there. {@code {"a":1 }} becomes {@code {"a":1,"name":value }}, and {@code { }} becomes
     * {@code {"name":value }}. The result lives where this document's bytes do ({@link Bytes#builder}) and may nest deeper
     * than {@link JsonText#MAX_DEPTH} by the depth of the value.
     */
    public JsonObjectText with(String name, JsonText value) {
        int index = members.last(name);
        return index < 0 ? added(name, value.value()) : replaced(index, value.value());
    }

    /** Puts each name with the text of its value. */
    void putTo(Map<String, String> texts) {
        for (int i = 0; i < members.size(); i++) {
            texts.put(
                    members.name(i),
                    bytes().slice(members.valueStart(i), members.valueEnd(i)).utf8());
        }
    }

    private JsonObjectText replaced(int index, Bytes value) {
        Bytes changed = text.spliced(members.valueStart(index), members.valueEnd(index), Bytes.empty(), value);
        return become(changed, members.moved(changed, index, changed.size() - bytes().size()));
    }

    private JsonObjectText added(String name, Bytes value) {
        int end = members.end();
        int comma = members.size() == 0 ? 0 : 1;
        Bytes changed = text.spliced(end, end, leading(comma, name), value);
        return become(changed, members.added(changed, end + comma, changed.size() - bytes().size()));
    }

    /** A comma or none, the name in quotes and a colon: most names need no escapes and no encoding. */
    private static Bytes leading(int comma, String name) {
        byte[] plain = new byte[comma + name.length() + 3];
        plain[0] = ',';
        plain[comma] = '"';
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (!PlainText.isPlain(unit)) {
                return Bytes.utf8((comma > 0 ? "," : "") + JsonPrinter.quoted(name) + ":");
            }
            plain[comma + 1 + i] = (byte) unit;
        }
        plain[plain.length - 2] = '"';
        plain[plain.length - 1] = ':';
        return Bytes.adopt(plain);
    }

    private JsonObjectText become(Bytes changed, Members moved) {
        return new JsonObjectText(text.become(changed, moved), moved);
    }

    private JsonText value(int index) {
        return text.part(members.valueStart(index), members.valueEnd(index));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObjectText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The start of the object on one line, for error messages. */
    @Override
    public String toString() {
        return text.toString();
    }
}
