package dev.penstock.core.json;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;

/** Prints JSON values (RFC 8259). */
public final class JsonPrinter {

    private JsonPrinter() {}

    /**
     * The text of a value, without white space. Numbers stand as they were written. In strings only quotes, backslashes,
     * control characters and unpaired surrogates are escaped, so that the text has a UTF-8 form. {@link JsonReader} reads it
     * back as an equal value, where it nests as deep.
     */
    public static String print(Json value) {
        var printing = new Printing();
        value.match(printing);
        while (printing.isOpen()) {
            printing.step();
        }
        return printing.out.toString();
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        return Escapes.append(text, new StringBuilder("\"")).append('"').toString();
    }

    /** The text so far, and the arrays and objects that are begun, the innermost first: nesting costs no call. */
    private static final class Printing implements Json.Cases<StringBuilder> {

        private final StringBuilder out = new StringBuilder();
        private final ArrayDeque<Bracket> open = new ArrayDeque<>();

        boolean isOpen() {
            return !open.isEmpty();
        }

        void step() {
            Bracket innermost = open.peek();
            if (!innermost.values.hasNext()) {
                out.append(innermost.closing);
                open.pop();
                return;
            }
            if (!innermost.isFirst()) {
                out.append(',');
            }
            if (innermost.names.hasNext()) {
                string(innermost.names.next()).append(':');
            }
            innermost.values.next().match(this);
        }

        @Override
        public StringBuilder object(Json.Obj object) {
            open.push(new Bracket(
                    object.map().keySet().iterator(), object.map().values().iterator(), '}'));
            return out.append('{');
        }

        @Override
        public StringBuilder array(Json.Arr array) {
            open.push(new Bracket(Collections.emptyIterator(), array.items().iterator(), ']'));
            return out.append('[');
        }

        @Override
        public StringBuilder string(Json.Str string) {
            return string(string.text());
        }

        private StringBuilder string(String text) {
            return Escapes.append(text, out.append('"')).append('"');
        }

        @Override
        public StringBuilder number(Json.Num number) {
            return out.append(number.text());
        }

        @Override
        public StringBuilder bool(Json.Bool bool) {
            return out.append(bool.toString());
        }

        @Override
        public StringBuilder nothing(Json.Null nothing) {
            return out.append(nothing.toString());
        }
    }

    /** What is left of an array, which has no names, or of an object. */
    private static final class Bracket {

        private final Iterator<String> names;
        private final Iterator<Json> values;
        private final char closing;
        private boolean first = true;

        Bracket(Iterator<String> names, Iterator<Json> values, char closing) {
            this.names = names;
            this.values = values;
            this.closing = closing;
        }

        boolean isFirst() {
            boolean was = first;
            first = false;
            return was;
        }
    }
}
