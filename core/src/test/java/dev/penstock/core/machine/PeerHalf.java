package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;

/**
 * One direction of a {@link Peer}: its headers, and its body buffer. As in Envoy the buffer can be written in a body callback, and elsewhere
 * only while it is held; and what the callback of a lone end writes and lets go is lost where the body was continued before it.
 */
final class PeerHalf {
    private boolean laterBuffers;
    private boolean holding;
    private boolean headersGone;
    private boolean whole;
    private boolean ended;
    private boolean inBody;
    private boolean bufferHeld;
    private boolean continued;
    private boolean losing;
    private Headers headers = Headers.empty();
    private Bytes kept = Bytes.empty();
    private Bytes buffer = Bytes.empty();
    private Bytes released = Bytes.empty();
    private int mostHeld;

    void bufferLater() {
        laterBuffers = true;
    }

    void headers(Headers arrived) {
        headers = arrived;
    }

    /** What a body callback shows when {@code chunk} has come. */
    Bytes arrive(Bytes chunk) {
        buffer = holding ? kept.concat(chunk) : chunk;
        losing = continued && chunk.isEmpty();
        continued = false;
        inBody = true;
        return buffer;
    }

    /** What a trailers callback shows. */
    Bytes held() {
        buffer = holding ? kept : Bytes.empty();
        return buffer;
    }

    Action answered(Action action, boolean end) {
        kept = holding ? buffer : kept.concat(buffer);
        holding = action == Action.HOLD;
        bufferHeld = holding && (inBody || bufferHeld);
        inBody = false;
        if (losing && !holding) {
            kept = Bytes.empty();
        }
        losing = false;
        whole |= end;
        headersGone |= !holding;
        ended |= !holding && end;
        mostHeld = Math.max(mostHeld, holding ? kept.size() : 0);
        if (!holding && (end || !laterBuffers)) {
            released = released.concat(kept);
            kept = Bytes.empty();
        }
        return action;
    }

    /** In the callback of an answer the buffer can be written where the last body callback held it. */
    void inAnswer(boolean entered) {
        if (entered) {
            buffer = holding ? kept : Bytes.empty();
        } else if (holding) {
            kept = buffer;
        }
    }

    /** The headers callback has answered. */
    void headersAnswered(Action action, boolean end) {
        whole = end;
        headersGone = action == Action.CONTINUE;
        ended = headersGone && end;
    }

    boolean headersGone() {
        return headersGone;
    }

    /** Whether all of the message has gone on. */
    boolean ended() {
        return ended;
    }

    private void goOn() {
        continued = bufferHeld;
        headersGone = true;
        ended = whole;
        released = released.concat(buffer);
        buffer = Bytes.empty();
        kept = Bytes.empty();
        holding = false;
        bufferHeld = false;
    }

    void perform(Direction direction, Effect effect) {
        if (effect instanceof Effect.ContinueStream on && on.direction() == direction) {
            goOn();
        }
        HeaderMap map = HeaderMap.headersOf(direction);
        if (effect instanceof Effect.ReplaceBody on && on.direction() == direction) {
            write(on.body());
        } else if (effect instanceof Effect.PrependBody on && on.direction() == direction) {
            write(on.prefix().concat(buffer));
        } else if (effect instanceof Effect.AppendBody on && on.direction() == direction) {
            write(buffer.concat(on.suffix()));
        } else if (effect instanceof Effect.SetHeader on && on.map() == map) {
            headers = without(on.field().name())
                    .add(on.field().name(), on.field().value().utf8());
        } else if (effect instanceof Effect.AddHeader on && on.map() == map) {
            headers = headers.add(on.field().name(), on.field().value().utf8());
        } else if (effect instanceof Effect.RemoveHeader on && on.map() == map) {
            headers = without(on.name());
        }
    }

    private void write(Bytes body) {
        if (!inBody && !bufferHeld) {
            throw new AssertionError("set_buffer_bytes where the host does not hold the body: BadArgument");
        }
        buffer = body;
    }

    private Headers without(String name) {
        Headers others = Headers.empty();
        for (Header field : headers) {
            others = field.name().equals(name)
                    ? others
                    : others.add(field.name(), field.value().utf8());
        }
        return others;
    }

    Headers headers() {
        return headers;
    }

    Bytes released() {
        return released;
    }

    int mostHeld() {
        return mostHeld;
    }
}
