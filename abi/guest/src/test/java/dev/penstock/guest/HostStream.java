package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.event.Stage;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/** A stream as a strict proxy has it: what Envoy answers by a status or dies of is a fault here. */
final class HostStream {
    /** How far it has come. */
    enum Fate {
        OPEN,
        /** The plugin has replied to the request: that is the response. */
        REPLIED,
        /** It was closed, or its response replaced by a reply: nothing of it comes any more but its end. */
        SETTLED,
        LOGGED
    }

    private final int id;
    private final StrictHost host;
    private final Callbacks guest;
    private final int bufferLimit;
    private final HostHalf request = new HostHalf(Direction.REQUEST);
    private final HostHalf response = new HostHalf(Direction.RESPONSE);
    private Option<Stage> stage = Option.none();
    private Fate fate = Fate.OPEN;
    private boolean silent;
    private Option<LocalReply> asked = Option.none();
    private Option<LocalReply> reply = Option.none();
    private boolean closing;
    private boolean moot;
    private boolean outstripped;
    private boolean answeredBefore;
    private int withheld;

    /** @param bufferLimit over how many bytes a body that is written ends the stream */
    HostStream(int id, StrictHost host, Callbacks guest, int bufferLimit) {
        this.id = id;
        this.host = host;
        this.guest = guest;
        this.bufferLimit = bufferLimit;
    }

    int id() {
        return id;
    }

    HostHalf half(Direction direction) {
        return direction == Direction.REQUEST ? request : response;
    }

    Fate fate() {
        return fate;
    }

    /** The plugin's reply to the request, to be delivered as the response. */
    Option<LocalReply> reply() {
        return reply;
    }

    Action headers(Direction direction, Headers fields, boolean end) {
        outstripped |= direction == Direction.RESPONSE && request.headersHeld() && isWaiting();
        half(direction).headersArrive(fields);
        Action action = inside(Stage.headersOf(direction), () -> guest.headersArrived(id, direction, end));
        half(direction).headersAnswered(goesOn(action), end);
        settle(direction);
        return action;
    }

    Action body(Direction direction, Bytes chunk, boolean end) {
        int size = half(direction).bodyArrives(chunk);
        Action action = inside(Stage.bodyOf(direction), () -> guest.bodyArrived(id, direction, size, end));
        half(direction).bodyAnswered(goesOn(action), end);
        settle(direction);
        return action;
    }

    Action trailers(Direction direction, Headers fields) {
        answeredBefore |= direction == Direction.REQUEST && fate == Fate.REPLIED;
        half(direction).trailersArrive(fields);
        Action action = inside(Stage.trailersOf(direction), () -> guest.trailersArrived(id, direction));
        half(direction).trailersAnswered(goesOn(action));
        settle(direction);
        return action;
    }

    /** The service answers that was asked under {@code token}; {@code waiting} is the direction that waits for it. */
    void answered(Option<Direction> waiting, int token) {
        moot |= waiting.contains(Direction.REQUEST) && hasOtherAnswer();
        stage = Option.some(Stage.ANSWER);
        host.answer(guest, token);
        stage = Option.none();
        waiting.forEach(this::settle);
    }

    /** Whether a request that never went on has a response all the same. */
    private boolean hasOtherAnswer() {
        return request.headersHeld() && response.headersSeen();
    }

    /** Whether a service has not answered yet. */
    boolean isWaiting() {
        return !host.calls(this).isEmpty();
    }

    /** Whether the response came while the request still waited, so that it is the host's own. */
    boolean isOutstripped() {
        return outstripped;
    }

    /** Whether the request has waited for an answer that came too late. */
    boolean isMoot(Direction direction) {
        return moot && direction == Direction.REQUEST;
    }

    /** A call of the host, in the callback of an answer: right for trailers too that came of a request after its reply. */
    void goOn(Direction direction) {
        if (answeredBefore && direction == Direction.REQUEST) {
            return;
        }
        host.require(stage.contains(Stage.ANSWER), "a message is continued that does not wait");
        host.require(
                fate == Fate.OPEN || (fate == Fate.REPLIED && direction == Direction.RESPONSE),
                "the " + direction.label() + " of a stream that was answered or reset is continued");
        host.require(!isStopping(), "a message is continued after a reply or reset");
        host.require(
                direction == Direction.RESPONSE || !hasOtherAnswer(), "a request is continued that has its answer");
        half(direction).goOn();
    }

    private boolean goesOn(Action action) {
        return action == Action.CONTINUE && asked.isEmpty() && !closing && fate != Fate.LOGGED;
    }

    private void settle(Direction direction) {
        if (fate == Fate.LOGGED) {
            return;
        }
        if (closing) {
            fate = Fate.SETTLED;
        } else if (asked.isDefined()) {
            fate = direction == Direction.REQUEST && !response.headersSeen() ? Fate.REPLIED : Fate.SETTLED;
            reply = asked;
        }
        asked = Option.none();
        closing = false;
    }

    /** Bytes of a held request come that are not shown to the guest, and then as many ticks as it looks. */
    void withholdBody() {
        withheld += 3;
        for (int look = 0; look < HoldWatch.LOOKS; look++) {
            host.tick(guest);
        }
        settle(request.headersHeld() ? Direction.REQUEST : Direction.RESPONSE);
    }

    void log() {
        inside(Stage.STREAM_DONE, () -> {
            guest.logged(id);
            return Action.CONTINUE;
        });
        fate = Fate.LOGGED;
    }

    void done() {
        fate = Fate.LOGGED;
        inside(Stage.STREAM_DONE, () -> {
            host.require(guest.done(id), "a stream is not done");
            return Action.CONTINUE;
        });
    }

    void delete() {
        fate = Fate.LOGGED;
        inside(Stage.STREAM_DONE, () -> {
            guest.deleted(id);
            return Action.CONTINUE;
        });
    }

    private Action inside(Stage where, Supplier<Action> callback) {
        Option<Stage> outer = stage;
        boolean wasSilent = silent;
        silent = fate == Fate.LOGGED;
        stage = Option.some(where);
        Action action = host.during(this, callback);
        stage = outer;
        silent = wasSilent;
        return action;
    }

    /** Whether the stream had ended before the callback that runs. */
    boolean isSilent() {
        return silent;
    }

    boolean isBeingLogged() {
        return stage.contains(Stage.STREAM_DONE);
    }

    Option<Headers> map(HeaderMap map) {
        HostHalf half = half(map.direction());
        if (isBeingLogged()) {
            return Option.when(map == HeaderMap.headersOf(map.direction()) && half.headersSeen(), half.headers());
        }
        return half.map(map, stage);
    }

    Bytes read(Direction direction) {
        host.require(
                half(direction).hasBuffer(stage), "a read of the " + direction.label() + " body that is not there");
        return half(direction).buffer();
    }

    /** A response that outgrows the buffer limit ends its stream before the call returns. */
    void write(Direction direction, Bytes body) {
        host.require(fate != Fate.LOGGED, "a body is written on a stream that has ended");
        host.require(
                half(direction).hasBuffer(stage), "a write of the " + direction.label() + " body that is not there");
        half(direction).write(body);
        if (direction == Direction.RESPONSE
                && body.size() > bufferLimit
                && half(direction).headersHeld()) {
            log();
            done();
            delete();
        }
    }

    void reply(LocalReply local) {
        requireEndable("a reply");
        host.require(asked.isEmpty(), "a second reply in one callback");
        host.require(!response.headersGone(), "a reply after the response headers");
        asked = Option.some(local);
    }

    void close() {
        requireEndable("a reset");
        host.require(asked.isEmpty(), "a reset after a reply in one callback");
        closing = true;
    }

    private void requireEndable(String what) {
        host.require(fate != Fate.LOGGED && !isBeingLogged(), what + " on a stream that has ended");
        host.require(fate != Fate.SETTLED && !closing, what + " on a stream that was answered or reset");
    }

    boolean isStopping() {
        return closing || asked.isDefined();
    }

    /** The bytes of the request that have come: its headers as they are, and what of its body is not shown to the guest. */
    Bytes requestSize() {
        long size = withheld;
        for (Header field : map(HeaderMap.REQUEST_HEADERS).getOrElse(Headers.empty())) {
            size += field.name().length() + field.value().size();
        }
        return Bytes.copyOf(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(size)
                .array());
    }
}
