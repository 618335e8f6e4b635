package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;

/**
 * Checks one whole input against the grammar of RFC 8259 and notes where the members of its outermost object stand.
 * Nesting costs a bit a level, no call.
 */
final class JsonScanner {

    private static final long BYTE_ORDER_MARK = 0xbfbbefL;

    private final Cursor in;
    private final Members.Builder members = new Members.Builder();
    private final long[] objects = new long[JsonText.MAX_DEPTH / Long.SIZE + 1];
    private int depth;

    private JsonScanner(Bytes input) {
        this.in = new Cursor(input);
    }

    static Either<JsonError, JsonText> scan(Bytes input) {
        var scanner = new JsonScanner(input);
        scanner.skipByteOrderMark();
        scanner.in.peekPastSpace();
        int start = scanner.in.at();
        if (!scanner.value()) {
            return Either.left(scanner.in.error());
        }
        int end = scanner.in.at();
        return scanner.end()
                ? Either.right(new JsonText(input, start, end, scanner.members.of(input)))
                : Either.left(scanner.in.error());
    }

    private void skipByteOrderMark() {
        boolean marked = (in.word() & 0xffffffL) == BYTE_ORDER_MARK;
        in.advance(marked ? 3 : 0);
    }

    private boolean end() {
        in.peekPastSpace();
        return in.isAtEnd() || in.refuse("nothing after the value");
    }

    /** Each round goes to the end of one scalar or empty bracket, and on to the next value. */
    private boolean value() {
        do {
            if (!innermost()) {
                return false;
            }
        } while (depth > 0 && isNext());
        return depth == 0;
    }

    /** From the start of a value to the end of the first one in it that holds none. */
    private boolean innermost() {
        while (true) {
            int next = in.peekPastSpace();
            if (next != '{' && next != '[') {
                return Scalars.scalar(in);
            }
            if (!open(next == '{')) {
                return false;
            }
            if (in.peekPastSpace() == closing()) {
                close();
                return true;
            }
            if (inObject() && !name()) {
                return false;
            }
        }
    }

    /** From the end of a value to the next value; at the end of the outermost one, or false with a refusal. */
    private boolean isNext() {
        while (depth > 0) {
            int next = in.peekPastSpace();
            if (next == ',') {
                in.advance(1);
                return !inObject() || name();
            }
            if (next != closing()) {
                return in.refuse(inObject() ? "',' or '}'" : "',' or ']'");
            }
            close();
        }
        return false;
    }

    /** A name and its colon. */
    private boolean name() {
        if (in.peekPastSpace() != '"') {
            return in.refuse("a name in quotes");
        }
        if (depth == 1) {
            members.name(in.at());
        }
        if (!Scalars.string(in)) {
            return false;
        }
        in.peekPastSpace();
        return in.take(':') || in.refuse("':'");
    }

    private boolean open(boolean object) {
        if (depth == JsonText.MAX_DEPTH) {
            return in.refuse("at most " + JsonText.MAX_DEPTH + " levels of nesting");
        }
        long bit = 1L << depth;
        objects[depth / Long.SIZE] = object ? objects[depth / Long.SIZE] | bit : objects[depth / Long.SIZE] & ~bit;
        depth++;
        in.advance(1);
        if (depth == 1 && object) {
            members.open(in.at());
        }
        return true;
    }

    private void close() {
        if (depth == 1) {
            members.close(in.at());
        }
        depth--;
        in.advance(1);
    }

    private int closing() {
        return inObject() ? '}' : ']';
    }

    private boolean inObject() {
        int level = depth - 1;
        return (objects[level / Long.SIZE] >>> level & 1) != 0;
    }
}
