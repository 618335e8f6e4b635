package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import dev.penstock.core.event.StreamEvent.RequestHeadersArrived;
import dev.penstock.core.event.StreamEvent.ResponseHeadersArrived;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.ResponseHeaders;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** Drives a machine as a host would, with one body buffer, and keeps what it let go and what it asked for. */
final class Peer {
    private final StreamMachine machine;
    private final Option<String> protocol;
    private StreamState state = StreamState.start();
    private boolean laterBuffers;
    private boolean holding;
    private Bytes kept = Bytes.empty();
    private Bytes buffer = Bytes.empty();
    private Bytes released = Bytes.empty();
    private int mostHeld;
    private List<Effect> effects = List.empty();

    Peer(StreamMachine machine) {
        this(machine, "HTTP/2");
    }

    /** A peer whose client speaks that. */
    Peer(StreamMachine machine, String protocol) {
        this.machine = machine;
        this.protocol = Option.some(protocol);
    }

    Action headers(Direction direction, Headers headers, boolean end) {
        return direction == Direction.REQUEST
                ? on(new RequestHeadersArrived(new Request(headers, protocol), end))
                : on(new ResponseHeadersArrived(new Response(headers, protocol), end));
    }

    /** This peer with a later filter that keeps all of the body until its end, in the one buffer that both share. */
    Peer withLaterBuffering() {
        laterBuffers = true;
        return this;
    }

    Action body(Direction direction, Bytes chunk, boolean end) {
        buffer = holding ? kept.concat(chunk) : chunk;
        Action action = on(new BodyArrived(direction, state.demandsBody(direction) ? buffer : Bytes.empty(), end));
        kept = holding ? buffer : kept.concat(buffer);
        holding = action == Action.HOLD;
        mostHeld = Math.max(mostHeld, holding ? kept.size() : 0);
        if (!holding && (end || !laterBuffers)) {
            release();
        }
        return action;
    }

    Action trailers(Direction direction) {
        Action action = on(new TrailersArrived(direction));
        if (action == Action.CONTINUE) {
            release();
        }
        return action;
    }

    Action on(StreamEvent event) {
        Step step = machine.on(state, event);
        state = step.next();
        effects = effects.appendAll(step.effects());
        step.effects()
                .filter(Effect.ReplaceBody.class::isInstance)
                .forEach(effect -> buffer = ((Effect.ReplaceBody) effect).body());
        return step.action();
    }

    private void release() {
        released = released.concat(kept);
        kept = Bytes.empty();
    }

    Bytes released() {
        return released;
    }

    int mostHeld() {
        return mostHeld;
    }

    StreamState state() {
        return state;
    }

    List<Effect> effects() {
        return effects;
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.filter(kind::isInstance).map(kind::cast);
    }

    private record Request(Headers headers, Option<String> protocol) implements RequestHeaders {
        @Override
        public Option<String> header(String name) {
            return headers.first(name);
        }
    }

    private record Response(Headers headers, Option<String> protocol) implements ResponseHeaders {
        @Override
        public Option<String> header(String name) {
            return headers.first(name);
        }
    }
}
