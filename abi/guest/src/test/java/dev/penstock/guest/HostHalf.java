package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.event.Stage;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** One direction of a {@link HostStream}: what the host keeps of it, and what it has let go. */
final class HostHalf {
    private final Direction direction;
    private Headers headers = Headers.empty();
    private Headers trailers = Headers.empty();
    private boolean headersSeen;
    private boolean headersHeld;
    private boolean headersGone;
    private boolean bodyHeld;
    private boolean trailersHeld;
    private boolean whole;
    private boolean ended;
    private Bytes arrived = Bytes.empty();
    private Bytes buffer = Bytes.empty();
    private Bytes released = Bytes.empty();

    HostHalf(Direction direction) {
        this.direction = direction;
    }

    void headersArrive(Headers fields) {
        if (!headersSeen) {
            headers = fields;
        }
        headersSeen = true;
    }

    void headersAnswered(boolean goOn, boolean end) {
        headersHeld = !goOn && !headersGone;
        headersGone |= goOn;
        whole |= end;
        ended |= goOn && end;
    }

    /** What a body callback is told: all that the buffer holds with {@code chunk}. */
    int bodyArrives(Bytes chunk) {
        arrived = arrived.concat(chunk);
        buffer = buffer.concat(chunk);
        return buffer.size();
    }

    void bodyAnswered(boolean goOn, boolean end) {
        bodyHeld = !goOn;
        whole |= end;
        if (goOn) {
            release(end);
        }
    }

    void trailersArrive(Headers fields) {
        trailers = fields;
    }

    void trailersAnswered(boolean goOn) {
        trailersHeld = !goOn;
        whole = true;
        if (goOn) {
            release(true);
        }
    }

    /** What is held goes on, without a callback. */
    void goOn() {
        trailersHeld = false;
        bodyHeld = false;
        release(whole);
    }

    private void release(boolean end) {
        headersHeld = false;
        headersGone = headersSeen;
        released = released.concat(buffer);
        buffer = Bytes.empty();
        ended |= end;
    }

    /** Whether the buffer can be read and written in a callback of {@code stage}. */
    boolean hasBuffer(Option<Stage> stage) {
        boolean late = stage.contains(Stage.trailersOf(direction)) || stage.contains(Stage.ANSWER);
        return stage.contains(Stage.bodyOf(direction)) || (late && bodyHeld);
    }

    void write(Bytes body) {
        buffer = body.owned();
    }

    /** The fields of a map, where the host has it in a callback of {@code stage}. */
    Option<Headers> map(HeaderMap map, Option<Stage> stage) {
        if (map == HeaderMap.trailersOf(direction)) {
            return Option.when(stage.contains(Stage.trailersOf(direction)) || trailersHeld, trailers);
        }
        return Option.when(stage.contains(Stage.headersOf(direction)) || headersHeld, headers);
    }

    void edit(HeaderMap map, Headers fields) {
        if (map == HeaderMap.trailersOf(direction)) {
            trailers = fields;
        } else {
            headers = fields;
        }
    }

    static Headers without(Headers fields, String name) {
        return Headers.of(
                List.<Header>ofAll(fields).filter(field -> !field.name().equals(name)));
    }

    static Headers with(Headers fields, Header field) {
        return Headers.of(List.<Header>ofAll(fields).append(field));
    }

    Headers headers() {
        return headers;
    }

    boolean headersSeen() {
        return headersSeen;
    }

    boolean headersHeld() {
        return headersHeld;
    }

    boolean headersGone() {
        return headersGone;
    }

    boolean ended() {
        return ended;
    }

    Bytes arrived() {
        return arrived;
    }

    Bytes buffer() {
        return buffer;
    }

    Bytes released() {
        return released;
    }

    static boolean goesOn(Action action) {
        return action == Action.CONTINUE;
    }
}
