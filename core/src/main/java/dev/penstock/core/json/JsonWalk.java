package dev.penstock.core.json;

import dev.penstock.core.body.Gathered;
import dev.penstock.core.data.Bytes;

/**
 * A walk over a document byte by byte that may pause anywhere: the grammar of RFC 8259, well-formed UTF-8, and where the values
 * stand that pointers lead to. It tells {@link Visitor} where those begin and end.
 *
 * <p>It is copied before it goes on, so that the state of a body is never changed.
 */
final class JsonWalk {
    private static final int VALUE = 0;
    private static final int FIRST_ITEM = 1;
    private static final int FIRST_NAME = 2;
    private static final int NAME = 3;
    private static final int COLON = 4;
    private static final int AFTER = 5;
    private static final int STRING = 6;
    private static final int ESCAPE = 7;
    private static final int HEX = 8;
    private static final int SEQUENCE = 9;
    private static final int WORD = 10;
    private static final int MARK = 11;

    private static final Bytes BYTE_ORDER_MARK = Bytes.utf8("\ufeff");

    private final JsonPointers pointers;
    private long offset;
    private int mode = VALUE;
    private int count;
    private String word = "";
    private boolean inName;
    private Gathered name = Gathered.nothing();
    private int nameFrom;
    private Level top;
    private int depth;
    private long here;
    private int selectedDepth = -1;
    private String expected;

    JsonWalk(JsonPointers pointers) {
        this.pointers = pointers;
        this.here = pointers.all();
    }

    /** The same place, to go on from. */
    JsonWalk(JsonWalk from) {
        pointers = from.pointers;
        offset = from.offset;
        mode = from.mode;
        count = from.count;
        word = from.word;
        inName = from.inName;
        name = from.name;
        top = from.top;
        depth = from.depth;
        here = from.here;
        selectedDepth = from.selectedDepth;
    }

    /** How many bytes it has gone over. */
    long offset() {
        return offset;
    }

    /** Takes a chunk; false where it is not JSON: {@link #error()} says why. */
    boolean take(Bytes chunk, Visitor visitor) {
        nameFrom = inName ? 0 : nameFrom;
        int at = 0;
        while (at < chunk.size()) {
            if (mode == STRING) {
                at = PlainText.end(chunk, at);
                if (at == chunk.size()) {
                    break;
                }
            }
            if (!take(chunk, at, chunk.at(at) & 0xff, visitor)) {
                offset += at;
                return false;
            }
            at++;
        }
        if (inName) {
            keepName(chunk, chunk.size());
        }
        offset += at;
        return true;
    }

    /** Whether the document may end here; one without any byte may. */
    boolean mayEnd() {
        return (top == null && (mode == AFTER || isNumberWhole())) || (offset == 0 && mode == VALUE);
    }

    /** Whether a number stands here that may go on. */
    boolean isNumberWhole() {
        return mode >= NumberGrammar.ZERO;
    }

    boolean isSelected() {
        return selectedDepth >= 0;
    }

    String error() {
        return "not JSON at byte " + offset + ": expected " + expected;
    }

    private boolean take(Bytes chunk, int at, int next, Visitor visitor) {
        return switch (mode) {
            case VALUE -> PlainText.isSpace(next) || value(at, next, visitor);
            case FIRST_ITEM ->
                PlainText.isSpace(next) || (next == ']' ? closed(at, visitor) : firstItem(at, next, visitor));
            case FIRST_NAME -> PlainText.isSpace(next) || (next == '}' ? closed(at, visitor) : nameBegins(at, next));
            case NAME -> PlainText.isSpace(next) || nameBegins(at, next);
            case COLON -> PlainText.isSpace(next) || (next == ':' ? go(VALUE) : refuse("':'"));
            case AFTER -> PlainText.isSpace(next) || after(at, next, visitor);
            case STRING -> string(chunk, at, next, visitor);
            case ESCAPE -> escape(next);
            case HEX -> hex(next);
            case SEQUENCE -> sequence(next);
            case WORD -> word(at, next, visitor);
            case MARK ->
                next == (BYTE_ORDER_MARK.at(count) & 0xff)
                        ? ++count < BYTE_ORDER_MARK.size() || go(VALUE)
                        : refuse("a byte order mark");
            default -> number(at, next, visitor);
        };
    }

    private boolean go(int to) {
        mode = to;
        return true;
    }

    private boolean refuse(String what) {
        expected = what;
        return false;
    }

    private boolean value(int at, int next, Visitor visitor) {
        if (next == 0xef && offset + at == 0) {
            count = 1;
            return go(MARK);
        }
        int pointer = selectedDepth < 0 && here != 0 ? pointers.ending(here, depth) : -1;
        if (pointer >= 0) {
            selectedDepth = depth;
            visitor.begins(at, pointer);
        }
        return switch (next) {
            case '{' -> open(true);
            case '[' -> open(false);
            case '"' -> go(STRING);
            case '-' -> go(NumberGrammar.MINUS);
            case '0' -> go(NumberGrammar.ZERO);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> NumberGrammar.isDigit(next) ? go(NumberGrammar.DIGITS) : refuse("a value");
        };
    }

    private boolean word(String wanted) {
        word = wanted;
        count = 1;
        return go(WORD);
    }

    private boolean open(boolean object) {
        if (depth == JsonText.MAX_DEPTH) {
            return refuse("at most " + JsonText.MAX_DEPTH + " levels of nesting");
        }
        top = new Level(top, object, selectedDepth < 0 ? here : 0, 0);
        depth++;
        return go(object ? FIRST_NAME : FIRST_ITEM);
    }

    private boolean firstItem(int at, int next, Visitor visitor) {
        here = top.set() == 0 ? 0 : pointers.item(top.set(), depth - 1, 0);
        return value(at, next, visitor);
    }

    private boolean nameBegins(int at, int next) {
        if (next != '"') {
            return refuse("a name in quotes");
        }
        inName = true;
        nameFrom = at;
        name = Gathered.nothing();
        return go(STRING);
    }

    /** A name that pointers may have; of a longer one only that it is longer. */
    private void keepName(Bytes chunk, int to) {
        if (top.set() != 0 && name.size() <= pointers.mostNameBytes()) {
            int end = Math.min(to, nameFrom + pointers.mostNameBytes() + 1 - name.size());
            name = name.and(chunk.slice(nameFrom, Math.max(nameFrom, end)));
        }
    }

    private boolean after(int at, int next, Visitor visitor) {
        if (top == null) {
            return refuse("nothing after the value");
        }
        if (next == (top.object() ? '}' : ']')) {
            return closed(at, visitor);
        }
        if (next != ',') {
            return refuse(top.object() ? "',' or '}'" : "',' or ']'");
        }
        if (top.object()) {
            return go(NAME);
        }
        if (top.set() != 0) {
            top = new Level(top.outer(), false, top.set(), top.index() + 1);
            here = pointers.item(top.set(), depth - 1, top.index());
        }
        return go(VALUE);
    }

    private boolean closed(int at, Visitor visitor) {
        top = top.outer();
        depth--;
        return ended(at + 1, visitor);
    }

    private boolean ended(int end, Visitor visitor) {
        if (selectedDepth == depth) {
            selectedDepth = -1;
            visitor.ends(end);
        }
        here = 0;
        return go(AFTER);
    }

    private boolean string(Bytes chunk, int at, int next, Visitor visitor) {
        if (next == '"') {
            return inName ? nameEnds(chunk, at) : ended(at + 1, visitor);
        }
        if (next == '\\') {
            return go(ESCAPE);
        }
        return next < ' ' ? refuse("no unescaped control character") : next < 0x80 || sequenceBegins(next);
    }

    private boolean nameEnds(Bytes chunk, int at) {
        keepName(chunk, at + 1);
        inName = false;
        boolean known = name.size() <= pointers.mostNameBytes();
        here = top.set() == 0 ? 0 : pointers.member(top.set(), depth - 1, known ? name.whole() : null);
        return go(COLON);
    }

    private boolean escape(int next) {
        count = 0;
        if (next == 'u') {
            return go(HEX);
        }
        return "\"\\/bfnrt".indexOf(next) >= 0 ? go(STRING) : refuse("an escape");
    }

    private boolean hex(int next) {
        return NumberGrammar.isHexDigit(next) ? ++count < 4 || go(STRING) : refuse("a hexadecimal digit");
    }

    private boolean sequenceBegins(int lead) {
        count = SequenceGrammar.begin(lead);
        return count == SequenceGrammar.REFUSED ? refuse("well-formed UTF-8") : go(SEQUENCE);
    }

    private boolean sequence(int next) {
        count = SequenceGrammar.after(count, next);
        return count == SequenceGrammar.REFUSED
                ? refuse("well-formed UTF-8")
                : count != SequenceGrammar.WHOLE || go(STRING);
    }

    private boolean word(int at, int next, Visitor visitor) {
        if (next != word.charAt(count)) {
            return refuse(word);
        }
        return ++count < word.length() || ended(at + 1, visitor);
    }

    private boolean number(int at, int next, Visitor visitor) {
        int after = NumberGrammar.after(mode, next);
        if (after == NumberGrammar.REFUSED) {
            return refuse(NumberGrammar.expected(mode));
        } else if (after != NumberGrammar.ENDED) {
            return go(after);
        }
        ended(at, visitor);
        return PlainText.isSpace(next) || after(at, next, visitor);
    }
}
