package dev.penstock.testkit.model;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;

/**
 * One direction of a stream as Envoy keeps it between the network and the filter. What the filter lets go is collected here as
 * the other side would see it.
 *
 * <p>A held body is joined with the next chunk and reported whole, unless that is more than may be held. Its buffer can be read and
 * written in the body callback, and in the trailers callback only when the last body callback held: after Continue a write there
 * answers BadArgument. What is written in the first body callback after a held body was continued is lost where no byte came with it
 * and it lets the body go.
 * Header maps can be read and edited in their own callback, and, where that held them, in all that follow; where it let them
 * go they answer BadArgument afterwards. Held headers go on with the first part of the body that goes on: this is how Envoy
 * behaves with {@code allow_on_headers_stop_iteration}, and Higress always.
 */
final class HalfModel {
    /** What Envoy keeps of a body at most, unless it is configured otherwise. */
    private static final int DEFAULT_LIMIT = 1 << 20;

    private final Direction direction;
    private final BooleanSupplier stopped;
    private FieldMap headers = new FieldMap(Headers.empty());
    private FieldMap trailers = new FieldMap(Headers.empty());
    private Bytes buffer = Bytes.empty();
    private Vector<byte[]> released = Vector.empty();
    private boolean inHeaders;
    private boolean inBody;
    private boolean inTrailers;
    private boolean inAnswer;
    private boolean trailersHeld;
    private boolean whole;
    private boolean held;
    private boolean continued;
    private boolean headersHeld;
    private boolean seen;
    private boolean headersGone;
    private boolean ended;
    private int limit = DEFAULT_LIMIT;
    private int arrived;
    private boolean overflown;

    /** @param stopped whether the callback that returns asked to end the stream: then its answer does not count */
    HalfModel(Direction direction, BooleanSupplier stopped) {
        this.direction = direction;
        this.stopped = stopped;
    }

    private boolean goesOn(Action action) {
        return action == Action.CONTINUE && !stopped.getAsBoolean();
    }

    /** The headers callback. True when the headers went on. */
    boolean headers(Callbacks guest, int id, Headers arrived, boolean end) {
        headers = new FieldMap(arrived);
        seen = true;
        inHeaders = true;
        Action action = guest.headersArrived(id, direction, end);
        inHeaders = false;
        headersGone = goesOn(action);
        headersHeld = !headersGone;
        whole = end;
        ended = headersGone && end;
        return headersGone;
    }

    /** The body callback with what is held and {@code chunk}. */
    void body(Callbacks guest, int id, byte[] chunk, boolean end) {
        buffer = buffer.concat(Bytes.copyOf(chunk));
        arrived += chunk.length;
        whole = end;
        overflown |= held && buffer.size() > limit;
        if (overflown) {
            return;
        }
        boolean lost = continued && chunk.length == 0;
        continued = false;
        inBody = true;
        Action action = guest.bodyArrived(id, direction, buffer.size(), end);
        inBody = false;
        held = !goesOn(action);
        overflown |= held && buffer.size() > limit;
        if (!held && !overflown) {
            headersGone = true;
            buffer = lost ? Bytes.empty() : buffer;
            release();
            ended = end;
        }
    }

    /** The trailers callback; a held body goes on with the trailers. */
    void trailers(Callbacks guest, int id, Headers arrived) {
        trailers = new FieldMap(arrived);
        whole = true;
        inTrailers = true;
        Action action = guest.trailersArrived(id, direction);
        inTrailers = false;
        trailersHeld = !goesOn(action);
        if (goesOn(action) && !overflown) {
            headersGone = true;
            release();
            ended = true;
        }
    }

    /** A callback of an answer begins or ends. */
    void answering(boolean begins) {
        inAnswer = begins;
    }

    /** Whether the filter has stopped this direction, so that it can be continued. */
    boolean isStopped() {
        return seen && !ended && ((headersHeld && !headersGone) || held || trailersHeld);
    }

    /** Goes on with what is held, after the callback that asked for it. The host has the maps no more. */
    void resume() {
        if (overflown) {
            return;
        }
        headersHeld = false;
        trailersHeld = false;
        continued = held;
        held = false;
        headersGone = true;
        release();
        ended = whole;
    }

    /** A whole message that the filter does not see. */
    void sendUnseen(Headers unseen, Bytes body) {
        headers = new FieldMap(unseen);
        seen = true;
        headersGone = true;
        buffer = body;
        release();
        ended = true;
    }

    private void release() {
        if (!buffer.isEmpty()) {
            released = released.append(buffer.toArray());
            buffer = Bytes.empty();
        }
    }

    private boolean hasBuffer() {
        return inBody || ((inTrailers || inAnswer) && held);
    }

    Bytes read(int size) {
        if (!hasBuffer()) {
            throw refused("proxy_get_buffer_bytes(" + direction.label() + " body)", HostStatus.BAD_ARGUMENT);
        }
        return buffer.slice(0, Math.min(size, buffer.size()));
    }

    void replace(Bytes body) {
        if (!hasBuffer()) {
            throw refused("proxy_set_buffer_bytes(" + direction.label() + " body)", HostStatus.BAD_ARGUMENT);
        }
        buffer = Bytes.copyOf(body.toArray());
        overflown |= held && buffer.size() > limit;
    }

    /** The filter has this direction keep at most so many bytes. */
    void limit(int bytes) {
        limit = bytes;
    }

    /** Whether more of a body was held than may be: Envoy ends such a stream by itself, and lets nothing of it go on. */
    boolean isOverflown() {
        return overflown;
    }

    /** The bytes that wait in the buffer. */
    int waiting() {
        return buffer.size();
    }

    /** The bytes of the body that have come. */
    int arrived() {
        return arrived;
    }

    /** The bytes of the body that have gone on. */
    int sent() {
        return released.map(part -> part.length).sum().intValue();
    }

    boolean isSeen() {
        return seen;
    }

    /** The status of a response that has come. */
    Option<Integer> status() {
        return seen ? headers.first(":status").map(status -> Integer.parseInt(status.utf8())) : Option.none();
    }

    void prepend(Bytes prefix) {
        replace(prefix.concat(buffer));
    }

    void append(Bytes suffix) {
        replace(buffer.concat(suffix));
    }

    /** The map, where the host has it now. */
    Option<FieldMap> map(HeaderMap map) {
        boolean ofTrailers = map == HeaderMap.trailersOf(direction);
        boolean there = ofTrailers ? inTrailers || trailersHeld : inHeaders || headersHeld;
        return Option.when(there, ofTrailers ? trailers : headers);
    }

    /** The map as the access log has it: request trailers are gone by then. */
    Option<FieldMap> logged(HeaderMap map) {
        boolean there = map == HeaderMap.headersOf(direction) ? seen : map == HeaderMap.RESPONSE_TRAILERS && seen;
        return Option.when(there, map == HeaderMap.headersOf(direction) ? headers : trailers);
    }

    private static HostRefusal refused(String call, HostStatus status) {
        return new HostRefusal(call, status.code());
    }

    boolean headersGone() {
        return headersGone;
    }

    boolean ended() {
        return ended;
    }

    Headers headers() {
        return headers.all();
    }

    Headers trailers() {
        return trailers.all();
    }

    Vector<byte[]> released() {
        return released;
    }
}
