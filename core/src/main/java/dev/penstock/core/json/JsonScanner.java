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
    private boolean inObject;
    private int start;
    private int end;

    private JsonScanner(Bytes input) {
        this.in = new Cursor(input);
    }

    static Either<JsonError, JsonText> scan(Bytes input) {
        var scanner = new JsonScanner(input);
        return scanner.document()
                ? Either.right(new JsonText(input, scanner.start, scanner.end, scanner.members.of(input)))
                : Either.left(scanner.in.error());
    }

    private boolean document() {
        boolean marked = (in.word() & 0xffffffL) == BYTE_ORDER_MARK;
        int first = in.peekPastSpace(marked ? 3 : 0);
        start = in.at();
        return value(first) && (in.isAtEnd() || in.refuse("nothing after the value"));
    }

    /** Moves over a whole value and the white space after it. Each round goes to the start of a value in it. */
    private boolean value(int first) {
        int next = first;
        while (true) {
            boolean opened = next == '{' || next == '[';
            if (!(opened ? open(next == '{') : scalar(next))) {
                return false;
            }
            next = in.peekPastSpace(opened ? 1 : 0);
            if (!opened || next == closing()) {
                next = closed(next);
                if (depth == 0) {
                    return true;
                } else if (next != ',') {
                    return in.refuse(inObject ? "',' or '}'" : "',' or ']'");
                }
                next = in.peekPastSpace(1);
            }
            if (inObject) {
                if (!name(next)) {
                    return false;
                }
                next = in.peekPastSpace(1);
            }
        }
    }

    private boolean scalar(int next) {
        boolean sound = Scalars.scalar(in, next);
        end = in.at();
        return sound;
    }

    /** Moves over the brackets that close here, and shows what comes after them. */
    private int closed(int here) {
        int next = here;
        while (depth > 0 && next == closing()) {
            close();
            next = in.peekPastSpace(1);
        }
        return next;
    }

    /** Moves over a name to its colon. */
    private boolean name(int next) {
        if (next != '"') {
            return in.refuse("a name in quotes");
        }
        if (depth == 1) {
            members.name(in.at());
        }
        return Scalars.string(in) && (in.peekPastSpace(0) == ':' || in.refuse("':'"));
    }

    private boolean open(boolean object) {
        if (depth == JsonText.MAX_DEPTH) {
            return in.refuse("at most " + JsonText.MAX_DEPTH + " levels of nesting");
        }
        long bit = 1L << depth;
        int word = depth / Long.SIZE;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        inObject = object;
        depth++;
        if (depth == 1 && object) {
            members.open(in.at() + 1);
        }
        return true;
    }

    private void close() {
        if (depth == 1) {
            members.close(in.at());
        }
        depth--;
        end = in.at() + 1;
        int level = depth - 1;
        inObject = depth > 0 && (objects[level / Long.SIZE] >>> level & 1) != 0;
    }

    private int closing() {
        return inObject ? '}' : ']';
    }
}
