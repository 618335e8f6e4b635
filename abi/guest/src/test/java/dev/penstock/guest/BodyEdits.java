package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyEdit;
import dev.penstock.core.exchange.Phase;

/** What a handler of a random plugin makes of a whole body. */
enum BodyEdits {
    NOTHING,
    REPLACE,
    EMPTY,
    PREPEND,
    APPEND,
    PREPEND_AND_APPEND;

    private static final Bytes NEW = Bytes.utf8("a new body");
    private static final Bytes FIRST = Bytes.utf8("<<");
    private static final Bytes LAST = Bytes.utf8(">");

    <P extends Phase, E extends BodyEdit<P, E>> E of(E edit) {
        return switch (this) {
            case NOTHING -> edit;
            case REPLACE -> edit.replaceBody(NEW);
            case EMPTY -> edit.replaceBody(Bytes.empty());
            case PREPEND -> edit.prependBody(FIRST);
            case APPEND -> edit.appendBody(LAST);
            case PREPEND_AND_APPEND -> edit.prependBody(FIRST).appendBody(LAST);
        };
    }

    /** What becomes of {@code body}. */
    Bytes of(Bytes body) {
        return switch (this) {
            case NOTHING -> body;
            case REPLACE -> NEW;
            case EMPTY -> Bytes.empty();
            case PREPEND -> FIRST.concat(body);
            case APPEND -> body.concat(LAST);
            case PREPEND_AND_APPEND -> FIRST.concat(body).concat(LAST);
        };
    }
}
