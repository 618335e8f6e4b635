package dev.penstock.guest;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A host that notes each call which a real one would refuse or die of. */
final class StrictHost extends StrictServices {
    private static final int ROOT = 1;
    private static final Headers ANSWERED =
            Headers.empty().add(":status", "200").add("x-envoy-upstream-service-time", "1");

    private final Map<Integer, HostStream> streams = new HashMap<>();
    private final boolean higress;
    private Option<HostStream> current = Option.none();
    private List<String> faults = List.empty();
    private List<String> lines = List.empty();
    private long now;
    private List<Tuple2<Integer, HostStream>> calls = List.empty();
    private int lastCall;

    StrictHost(boolean higress) {
        this.higress = higress;
    }

    /** What the guest did that it must not do. */
    List<String> faults() {
        return faults;
    }

    List<String> lines() {
        return lines;
    }

    void open(HostStream stream) {
        streams.put(stream.id(), stream);
    }

    void forget(int id) {
        streams.remove(id);
    }

    @Override
    void require(boolean holds, String fault) {
        if (!holds) {
            faults = faults.append(fault);
            throw new HostRefusal(fault, HostStatus.BAD_ARGUMENT.code());
        }
    }

    /** Runs a callback of {@code stream}. */
    Action during(HostStream stream, Supplier<Action> callback) {
        Option<HostStream> outer = current;
        current = Option.some(stream);
        try {
            return callback.get();
        } catch (Throwable thrown) {
            faults = faults.append("a callback throws " + thrown);
            return Action.HOLD;
        } finally {
            current = outer;
        }
    }

    /** Runs a callback of no stream. */
    void outside(Runnable callback) {
        current = Option.none();
        try {
            callback.run();
        } catch (Throwable thrown) {
            faults = faults.append("a callback throws " + thrown);
        }
        current = Option.none();
    }

    void tick(Callbacks guest) {
        outside(() -> guest.ticked(ROOT));
    }

    /** The tokens of calls of {@code stream} which have no answer yet. */
    List<Integer> calls(HostStream stream) {
        return calls.filter(call -> call._2 == stream).map(Tuple2::_1);
    }

    /** The service answers the call with that token, if there is one. */
    void answer(Callbacks guest, int token) {
        calls = calls.reject(call -> call._1 == token);
        outside(() -> guest.httpAnswered(ROOT, token, 0, 0));
    }

    /** All services answer that have not. */
    void answerAll(Callbacks guest) {
        calls.forEach(call -> answer(guest, call._1));
    }

    private HostStream live(String call) {
        require(current.isDefined(), call + " where there is no stream");
        HostStream stream = current.get();
        require(!stream.isSilent(), call + " on a stream that has ended");
        return stream;
    }

    @Override
    public void log(LogLevel level, String message) {
        lines = lines.prepend(message);
        boolean plain = message.indexOf('\n') < 0 && message.startsWith("[any] [nil] [");
        if (!plain || message.contains("SURPRISE")) {
            faults = faults.append("a log line: " + message);
        }
    }

    @Override
    public LogLevel logLevel() {
        return LogLevel.INFO;
    }

    @Override
    public long now() {
        return now += HoldWatch.PERIOD;
    }

    @Override
    public void tickEvery(int milliseconds) {}

    @Override
    public boolean turnTo(int context) {
        current = Option.of(streams.get(context)).filter(stream -> stream.fate() != HostStream.Fate.LOGGED);
        return current.isDefined();
    }

    @Override
    public Bytes configuration(int size) {
        return Bytes.empty();
    }

    @Override
    public Bytes body(Direction direction, int size) {
        return live("a read of a body").read(direction);
    }

    @Override
    public void replaceBody(Direction direction, Bytes body) {
        written(direction).write(direction, body);
    }

    @Override
    public void prependBody(Direction direction, Bytes prefix) {
        HostStream stream = written(direction);
        stream.write(direction, prefix.concat(stream.half(direction).buffer()));
    }

    @Override
    public void appendBody(Direction direction, Bytes suffix) {
        HostStream stream = written(direction);
        stream.write(direction, stream.half(direction).buffer().concat(suffix));
    }

    private HostStream written(Direction direction) {
        HostStream stream = live("a write of a body");
        require(!stream.isStopping(), "a write of the " + direction.label() + " body after a reply or reset");
        return stream;
    }

    /** Only the request's id is looked for where it may be gone. */
    @Override
    public Option<Bytes> header(HeaderMap map, String name) {
        HostStream stream = live("a read of " + map);
        Option<Headers> fields = stream.map(map);
        if (name.equals("x-request-id")) {
            requireSeen(fields.isDefined() || stream.isBeingLogged(), map);
        }
        require(isReadable(stream, map, fields), "a read of '" + name + "' in " + map + " that is not there");
        return fields.flatMap(there -> there.all(name).headOption());
    }

    @Override
    public int headersSize(HeaderMap map) {
        require(map == HeaderMap.REQUEST_HEADERS, "the size of " + map);
        int size = 0;
        for (Header field : headers(map)) {
            size += field.name().length() + field.value().size();
        }
        return size;
    }

    @Override
    public Headers headers(HeaderMap map) {
        HostStream stream = live("a read of " + map);
        Option<Headers> fields = stream.map(map);
        require(isReadable(stream, map, fields), "a read of " + map + " that is not there");
        return fields.getOrElse(Headers.empty());
    }

    /** A read of what is not there is no fault where the host has never shown the message it is of. */
    private static boolean isReadable(HostStream stream, HeaderMap map, Option<Headers> fields) {
        if (fields.isEmpty() && !stream.isBeingLogged()) {
            requireSeen(stream.half(map.direction()).headersSeen(), map);
        }
        return fields.isDefined() || stream.isBeingLogged();
    }

    private static void requireSeen(boolean there, HeaderMap map) {
        if (!there) {
            throw new HostRefusal("a read of " + map, HostStatus.BAD_ARGUMENT.code());
        }
    }

    @Override
    public void setHeader(HeaderMap map, Header field) {
        Headers others = HostHalf.without(editable(map), field.name());
        current.get().half(map.direction()).edit(map, HostHalf.with(others, field));
    }

    @Override
    public void addHeader(HeaderMap map, Header field) {
        current.get().half(map.direction()).edit(map, HostHalf.with(editable(map), field));
    }

    @Override
    public void removeHeader(HeaderMap map, String name) {
        current.get().half(map.direction()).edit(map, HostHalf.without(editable(map), name));
    }

    private Headers editable(HeaderMap map) {
        HostStream stream = live("an edit of " + map);
        Option<Headers> fields = stream.map(map);
        require(!stream.isBeingLogged() && fields.isDefined(), "an edit of " + map + " that is not there");
        require(!stream.isStopping(), "an edit of " + map + " after a reply or reset");
        return fields.get();
    }

    @Override
    public Option<Bytes> property(String path) {
        if (path.equals("request\0total_size")) {
            return Option.some(live("a property").requestSize());
        }
        return Option.when(path.equals("request\0protocol"), Bytes.utf8("HTTP/2"));
    }

    @Override
    public void setProperty(String path, Bytes value) {
        require(!live("a property").isSilent(), "a property of a stream that has ended");
    }

    @Override
    public Option<Bytes> callForeign(String name, Bytes argument) {
        return Option.when(higress && name.equals("get_log_level"), Bytes.utf8("\0"));
    }

    @Override
    public void sendReply(LocalReply reply) {
        live("a reply").reply(reply);
    }

    @Override
    public void closeStream() {
        live("a reset").close();
    }

    @Override
    public Either<Failure, Integer> callHttp(HttpQuestion question) {
        calls = calls.append(Tuple.of(++lastCall, live("a call")));
        return Either.right(lastCall);
    }

    @Override
    public HttpArrival httpAnswer(int size, int trailers) {
        live("a read of an answer");
        return new HttpArrival(ANSWERED, Bytes.empty(), Headers.empty());
    }

    @Override
    public void continueStream(Direction direction) {
        live("a continue").goOn(direction);
    }
}
