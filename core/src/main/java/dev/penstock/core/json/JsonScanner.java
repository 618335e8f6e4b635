package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Placed;
import io.vavr.control.Either;

/**
 * Checks one whole input against the grammar of RFC 8259 and notes where the members of its outermost object stand.
 * Nesting costs a bit a level, no call.
 */
final class JsonScanner {

    private static final long BYTE_ORDER_MARK = 0xbfbbefL;

    // What may stand next, besides white space.
    private static final int VALUE = 0;
    private static final int VALUE_OR_END = 1;
    private static final int NAME = 2;
    private static final int NAME_OR_END = 3;
    private static final int COLON = 4;
    private static final int AFTER_VALUE = 5;

    private final Input in;
    private final Members.Builder members = new Members.Builder();

    /** The brackets that are open, the innermost one lowest: a bit that is set is that of an object. */
    private long objects;

    /** Where more are open than a word holds: the words that are full. */
    private long[] outer;

    private int expected = VALUE;
    private int depth;
    private int end;

    private JsonScanner(Input in) {
        this.in = in;
    }

    /** The document that {@code bytes} are. */
    static Either<JsonError, JsonText> scan(Bytes bytes) {
        return scan(bytes, new Input(Placed.of(bytes)));
    }

    /** As {@link #scan(Bytes)}, of a value without what stands around it in a sound document: what follows it ends it. */
    static Either<JsonError, JsonText> scanPart(Bytes value) {
        return scan(value, new Input(Placed.unended(value)));
    }

    private static Either<JsonError, JsonText> scan(Bytes bytes, Input in) {
        var scanner = new JsonScanner(in);
        boolean marked = (Placed.wordAt(in.bytes(), in.first()) & 0xffffffL) == BYTE_ORDER_MARK;
        int start = Scalars.space(in, in.first() + (marked ? 3 : 0));
        return scanner.document(start)
                ? Either.right(
                        new JsonText(bytes, start - in.first(), scanner.end - in.first(), scanner.members.of(bytes)))
                : Either.left(in.error());
    }

    /** Whether nothing but a value and white space stands there. Each round goes over white space and what is not. */
    private boolean document(int from) {
        Bytes bytes = in.bytes();
        int at = from;
        while (at >= 0) {
            if (depth == 0 && expected == AFTER_VALUE) {
                return in.isEnd(at) || isLast(Scalars.space(in, at));
            }
            int next = Placed.at(bytes, at);
            if (next == ' ') {
                at++;
                next = Placed.at(bytes, at);
            }
            if (next <= ' ') {
                at = Scalars.space(in, at);
                next = Placed.at(bytes, at);
            }
            if (expected == AFTER_VALUE) {
                at = afterValue(at, next);
            } else {
                at = expected >= NAME ? nameOrColon(at, next) : value(at, next);
            }
        }
        return false;
    }

    private boolean isLast(int at) {
        return in.isEnd(at) || in.refuse(at, "nothing after the value") >= 0;
    }

    private int afterValue(int at, int next) {
        boolean inObject = (objects & 1) != 0;
        if (next == ',') {
            expected = inObject ? NAME : VALUE;
            return at + 1;
        }
        if (next == (inObject ? '}' : ']')) {
            return closed(at);
        }
        return in.refuse(at, inObject ? "',' or '}'" : "',' or ']'");
    }

    private int value(int at, int next) {
        boolean object = next == '{';
        if (object || next == '[') {
            return opened(at, object);
        }
        if (next == ']' && expected == VALUE_OR_END) {
            return closed(at);
        }
        expected = AFTER_VALUE;
        end = Scalars.scalar(in, at, next);
        return end;
    }

    private int nameOrColon(int at, int next) {
        if (expected == COLON) {
            expected = VALUE;
            return next == ':' ? at + 1 : in.refuse(at, "':'");
        }
        if (next != '"') {
            return next == '}' && expected == NAME_OR_END ? closed(at) : in.refuse(at, "a name in quotes");
        }
        if (depth == 1) {
            members.name(at - in.first());
        }
        expected = COLON;
        return Scalars.string(in, at);
    }

    private int opened(int at, boolean object) {
        if (depth == JsonText.MAX_DEPTH) {
            return in.refuse(at, "at most " + JsonText.MAX_DEPTH + " levels of nesting");
        }
        if (depth == 0 && object) {
            members.open(at + 1 - in.first());
        } else if (depth > 0 && depth % Long.SIZE == 0) {
            outer = outer == null ? new long[JsonText.MAX_DEPTH / Long.SIZE] : outer;
            outer[depth / Long.SIZE - 1] = objects;
        }
        objects = objects << 1 | (object ? 1 : 0);
        depth++;
        expected = object ? NAME_OR_END : VALUE_OR_END;
        return at + 1;
    }

    private int closed(int at) {
        if (depth == 1) {
            members.close(at - in.first());
        }
        depth--;
        objects = depth > 0 && depth % Long.SIZE == 0 ? outer[depth / Long.SIZE - 1] : objects >>> 1;
        expected = AFTER_VALUE;
        end = at + 1;
        return end;
    }
}
