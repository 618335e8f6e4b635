package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.BodyChange;
import io.vavr.collection.List;

/**
 * A body that the host's buffer holds whole, and what can be done to it.
 *
 * @param size its bytes
 * @param how how its message ended
 */
record WholeBody(Direction direction, int size, End how) {
    /** How a message ended. */
    enum End {
        /** With its headers, or with trailers right after them: the host has no buffer to write to. */
        WITHOUT_BODY,
        WITH_BODY,
        WITH_TRAILERS,
        /** With a body that nobody has asked for: its length may be stated, and none of it goes on (RFC 9110 section 9.3.2). */
        DROPPED
    }

    /** That it came to the plugin, where it came by itself. */
    List<Effect> seen() {
        return how == End.WITHOUT_BODY ? List.empty() : List.of(new Effect.HoldWorks());
    }

    /**
     * What makes {@code change} of this body. The length that the held headers state becomes right; before trailers it goes, for
     * in HTTP/1.1 only a chunked body can have them (RFC 9112 section 7.1.2). The header comes first: a body over the buffer
     * limit ends the stream while it is written.
     *
     * @throws IllegalStateException when a message without a body is given one
     */
    List<Effect> changed(BodyChange change) {
        if (how == End.DROPPED) {
            List<Effect> drop = List.of(new Effect.ReplaceBody(direction, Bytes.empty()));
            return change.isNone() ? drop : drop.prepend(stated(change.sizeOf(size)));
        }
        if (change.isNone()) {
            return List.empty();
        }
        int changed = change.sizeOf(size);
        if (how == End.WITHOUT_BODY) {
            return requireNone(changed);
        }
        return rewriting(change).prepend(stated(changed));
    }

    private List<Effect> requireNone(int bytes) {
        if (bytes > 0) {
            throw new IllegalStateException("a " + direction.label()
                    + " that came without a body cannot be given one, got a body of " + bytes + " bytes");
        }
        return List.empty();
    }

    private List<Effect> rewriting(BodyChange change) {
        if (change.replacement().isDefined()) {
            return List.of(new Effect.ReplaceBody(
                    direction,
                    change.prefix().concat(change.replacement().get()).concat(change.suffix())));
        }
        List<Effect> suffix =
                change.suffix().isEmpty() ? List.empty() : List.of(new Effect.AppendBody(direction, change.suffix()));
        return change.prefix().isEmpty() ? suffix : suffix.prepend(new Effect.PrependBody(direction, change.prefix()));
    }

    private Effect stated(int length) {
        HeaderMap map = HeaderMap.headersOf(direction);
        return how == End.WITH_TRAILERS
                ? new Effect.RemoveHeader(map, "content-length")
                : new Effect.SetHeader(map, Header.of("content-length", Integer.toString(length)));
    }
}
