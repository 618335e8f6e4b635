package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.BodyChange;
import dev.penstock.core.exchange.Edit;
import io.vavr.collection.List;

/**
 * A body that the host's buffer holds whole, and what can be done to it.
 *
 * @param size its bytes
 * @param how how its message ended
 */
record WholeBody(Direction direction, int size, End how) {
    private static final String LENGTH = "content-length";

    /** How a message ended. */
    enum End {
        /** With its headers, or with trailers right after them: the host has no buffer to write to. */
        WITHOUT_BODY,
        WITH_BODY,
        WITH_TRAILERS,
        /** With a body that nobody has asked for: its length may be stated, and none of it goes on (RFC 9110 section 9.3.2). */
        DROPPED
    }

    /**
     * What an edit does, in order: its own effects, and what makes of this body what it says. That the body came to the plugin is learned
     * first, where it came by itself.
     */
    List<Effect> effects(Edit<?, ?> edit) {
        List<Effect> changed = changed(edit.change());
        List<Effect> own = edit.effects();
        List<Effect> all = own.isEmpty() ? changed : changed.prependAll(own);
        return how == End.WITHOUT_BODY ? all : all.prepend(new Effect.HoldWorks());
    }

    /**
     * What makes {@code change} of this body. The length that the held headers state becomes right; before trailers it goes, for
     * in HTTP/1.1 only a chunked body can have them (RFC 9112 section 7.1.2). The header comes first: a body over the buffer
     * limit ends the stream while it is written.
     *
     * @throws IllegalStateException when a message without a body is given one
     */
    private List<Effect> changed(BodyChange change) {
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
                ? new Effect.RemoveHeader(map, LENGTH)
                : new Effect.SetHeader(map, new Header(LENGTH, decimal(length)));
    }

    /** A natural number in decimal digits: for a module less code and work than {@code Integer.toString}. */
    private static Bytes decimal(int number) {
        int size = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            size++;
        }
        byte[] digits = new byte[size];
        int rest = number;
        for (int i = size - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return Bytes.adopt(digits);
    }
}
