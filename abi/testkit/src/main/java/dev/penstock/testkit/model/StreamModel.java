package dev.penstock.testkit.model;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.guest.Callbacks;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One stream as Envoy drives it through one filter.
 *
 * <p>Replies and resets take effect when the callback that asked for them has returned, whatever it answered. A reply asked
 * for in the request's callbacks is itself a response that the filter sees; one asked for in the response headers reaches the
 * client unseen; after the response headers it cuts the connection. Of two replies to a request the first counts; two in a
 * callback of the response, or a reply after a reset, kill Envoy.
 */
final class StreamModel {
    private static final String STATE = "filter_state\0wasm.";

    private final HostModel host;
    private final Callbacks guest;
    private final int root;
    private final int id;
    private final HalfModel request = new HalfModel(Direction.REQUEST, this::isStopping);
    private final HalfModel response = new HalfModel(Direction.RESPONSE, this::isStopping);
    private Option<LocalReply> reply = Option.none();
    private Vector<Direction> continued = Vector.empty();
    private boolean replied;
    private boolean responding;
    private boolean reset;
    private boolean finishing;
    private boolean finished;
    private boolean refused;
    private boolean head;
    private boolean answering;
    private String details = "via_upstream";
    private Map<String, Bytes> filterState = HashMap.empty();
    private final HigressWishes wishes = new HigressWishes();

    StreamModel(HostModel host, Callbacks guest, int root, int id) {
        this.host = host;
        this.guest = guest;
        this.root = root;
        this.id = id;
    }

    int id() {
        return id;
    }

    /** The root that it belongs to. */
    int root() {
        return root;
    }

    HalfModel half(Direction direction) {
        return direction == Direction.REQUEST ? request : response;
    }

    /** The map, where the host has it now: after the end of the stream, all that the access log shows. */
    Option<FieldMap> map(HeaderMap map) {
        HalfModel half = half(map.direction());
        return finishing ? half.logged(map) : half.map(map);
    }

    boolean isFinishing() {
        return finishing;
    }

    /** A value that a plugin has set, by the name it was set under or as the member of {@code filter_state}. */
    Option<Bytes> filterState(String path) {
        return filterState.get(path.startsWith(STATE) ? path.substring(STATE.length()) : path);
    }

    void setFilterState(String path, Bytes value) {
        filterState = filterState.put(path, value);
    }

    HigressWishes wishes() {
        return wishes;
    }

    /** Higress is asked for something by a property. True where it keeps that apart from filter state. */
    boolean wish(String property, Bytes value) {
        boolean apart = wishes.take(property, value);
        wishes.limit(Direction.REQUEST).forEach(request::limit);
        wishes.limit(Direction.RESPONSE).forEach(response::limit);
        return apart;
    }

    /** What {@code %RESPONSE_CODE_DETAILS%} shows. */
    String details() {
        return details;
    }

    void reply(LocalReply asked) {
        requireNotFinishing("proxy_send_local_response");
        if (responding && (reset || reply.isDefined())) {
            throw host.die("a second end of the stream in one callback of the response");
        }
        if (!continued.isEmpty()) {
            throw host.die("a reply after proxy_continue_stream in one callback");
        }
        reply = reply.orElse(Option.some(asked));
    }

    void close() {
        requireNotFinishing("proxy_close_stream");
        reset = true;
    }

    /**
     * A held direction is to go on. To continue a response that there is not, to continue and reply, and to continue what was not
     * stopped, kill Envoy, the last by an assertion.
     */
    void resume(Direction direction) {
        requireNotFinishing("proxy_continue_stream");
        if (!half(direction).isStopped()) {
            throw host.die("proxy_continue_stream of a " + direction.label() + " that is not stopped");
        }
        if (isStopping() || continued.contains(direction)) {
            throw host.die("proxy_continue_stream of a " + direction.label() + " that was answered or continued");
        }
        continued = continued.append(direction);
    }

    /** The callback of an answer, in which the plugin has turned to this stream, has returned: what it asked for happens. */
    void answered() {
        Vector<Direction> going = continued;
        continued = Vector.empty();
        if (!finished && !reset) {
            going.forEach(direction -> half(direction).resume());
            reply.forEach(this::deliver);
        }
    }

    /** A callback of an answer begins or ends. */
    void answering(boolean begins) {
        answering = begins;
        request.answering(begins);
        response.answering(begins);
    }

    private void requireNotFinishing(String call) {
        if (finishing) {
            throw host.die(call + " after the end of the stream");
        }
    }

    private boolean isStopping() {
        return reset || reply.isDefined();
    }

    /** Whether the stream goes on as the peers drive it. */
    boolean isOpen() {
        return !reset && !replied;
    }

    void requestHeaders(Headers headers, boolean end) {
        head = headers.first(":method").contains("HEAD");
        call(() -> request.headers(guest, id, headers, end));
    }

    void requestBody(byte[] chunk, boolean end) {
        call(() -> request.body(guest, id, chunk, end));
    }

    void requestTrailers(Headers trailers) {
        call(() -> request.trailers(guest, id, trailers));
    }

    void responseHeaders(Headers headers, boolean end) {
        responding = true;
        call(() -> response.headers(guest, id, headers, end));
    }

    void responseBody(byte[] chunk, boolean end) {
        call(() -> response.body(guest, id, chunk, end));
    }

    void responseTrailers(Headers trailers) {
        call(() -> response.trailers(guest, id, trailers));
    }

    /** One callback, and then what it asked to end, and what calls are answered by then; within an answer those wait. */
    private void call(Runnable callback) {
        if (!isOpen()) {
            return;
        }
        host.enter(Option.some(this));
        callback.run();
        settleCallback();
        if (!answering) {
            host.tellAnswers();
        }
    }

    private void settleCallback() {
        if (!refused && !isStopping() && (request.isOverflown() || response.isOverflown())) {
            refused = true;
            reply(tooLarge());
        }
        if (!reset) {
            reply.forEach(this::deliver);
        }
    }

    /**
     * Writing more into a held response than may be kept ends the stream within that call, and the plugin hears of it within. So it does of
     * the response to a request, where an answer writes too much into that.
     */
    void endWhereOverflown() {
        if (response.isOverflown() && !refused) {
            refused = true;
            deliver(tooLarge());
            end();
        } else if (answering && request.isOverflown() && !refused) {
            refused = true;
            deliver(tooLarge());
        }
    }

    private LocalReply tooLarge() {
        boolean ofRequest = !responding;
        return new LocalReply(
                ofRequest ? 413 : 500,
                Headers.empty(),
                Bytes.utf8(ofRequest ? "Payload Too Large" : "Internal Server Error"),
                ofRequest ? "request_payload_too_large" : "response_payload_too_large",
                Option.none());
    }

    private void deliver(LocalReply local) {
        reply = Option.none();
        details = local.details().replace(' ', '_');
        if (response.headersGone()) {
            reset = true;
            return;
        }
        if (responding) {
            replied = true;
            response.sendUnseen(headersOf(local), head ? Bytes.empty() : local.body());
            return;
        }
        responding = true;
        boolean empty = local.body().isEmpty() || head;
        call(() -> response.headers(guest, id, headersOf(local), empty));
        if (isOpen() && !empty) {
            call(() -> response.body(guest, id, local.body().toArray(), true));
        }
        replied = true;
    }

    /** Envoy states length and type of a body, and neither where there is none. */
    private static Headers headersOf(LocalReply local) {
        List<Header> own = List.ofAll(local.headers()).prepend(header(":status", local.status() + ""));
        if (local.body().isEmpty()) {
            return Headers.of(own.reject(field -> field.name().equals("content-type")));
        }
        List<Header> sized = own.append(header("content-length", local.body().size() + ""));
        return Headers.of(
                local.headers().first("content-type").isDefined()
                        ? sized
                        : sized.append(header("content-type", "text/plain")));
    }

    private static Header header(String name, String value) {
        return new Header(name, Bytes.utf8(value));
    }

    /** The end of the stream. A reply or a reset asked for now kills Envoy. */
    void finish() {
        if (!finished) {
            host.enter(Option.some(this));
            end();
        }
        host.enter(Option.none());
    }

    private void end() {
        finishing = true;
        finished = true;
        host.closed(this);
        guest.logged(id);
        guest.done(id);
        guest.deleted(id);
    }

    boolean wasReset() {
        return reset;
    }
}
