package dev.penstock.testkit.model;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.call.Failure;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A proxy in memory: the host calls that one VM of a plugin makes, answered as Envoy 1.40 answers them. Calls concern the
 * stream whose callback is running.
 */
public final class HostModel extends ServicesModel {
    private Vector<LogEntry> log = Vector.empty();
    private Bytes configuration = Bytes.empty();
    private Vector<StreamModel> streams = Vector.empty();
    private Option<StreamModel> current = Option.none();
    private Option<HostDied> death = Option.none();
    private Option<StreamModel> latest = Option.none();
    private final PropertyModel known = new PropertyModel();
    private Vector<Tuple2<String, Bytes>> properties = Vector.empty();
    private Teller teller = (to, token, arrival) -> {};
    private final ProxyModel proxy;
    private final TimersModel timers = new TimersModel();
    private int root;
    private int callback;

    HostModel(ProxyModel proxy) {
        super(proxy.platform(), proxy.shared());
        this.proxy = proxy;
    }

    /** The properties that were set so far, in order, of all streams. */
    public Seq<Tuple2<String, Bytes>> propertiesSet() {
        return properties;
    }

    /**
     * From now on the proxy has this property, {@code xds}, {@code route_name} for example.
     *
     * @param path its parts, as Envoy names them
     */
    public void give(Bytes value, String... path) {
        known.give(String.join("\0", path), value);
    }

    /** The filter state {@code wasm.<name>} of the stream that ran last, as an access log would show it. */
    public Option<Bytes> filterState(String name) {
        return latest.flatMap(stream -> stream.filterState(name));
    }

    /** Whether Higress was asked to keep the route of the stream that ran last when its headers change. */
    public boolean routeKept() {
        return latest.exists(stream -> stream.wishes().routeKept());
    }

    /** The buffer limit that Higress was asked for, for the stream that ran last, in bytes. */
    public Option<Integer> bufferLimit(Direction direction) {
        return latest.flatMap(stream -> stream.wishes().limit(direction));
    }

    /** The tags that Higress was asked to put into the trace of the stream that ran last. */
    public Map<String, String> traceTags() {
        return latest.map(stream -> stream.wishes().traceTags()).getOrElse(LinkedHashMap.empty());
    }

    /** Whether Higress was asked at any time to make this VM anew. */
    public boolean rebuildAsked() {
        return platform().isHigress() && properties.contains(Tuple.of("wasm_need_rebuild", Bytes.utf8("true")));
    }

    /** The bytes of its bodies that wait in the buffers of the stream that ran last. */
    public int waiting() {
        return latest.map(stream -> stream.half(Direction.REQUEST).waiting()
                        + stream.half(Direction.RESPONSE).waiting())
                .getOrElse(0);
    }

    /** Lets the clock of the proxy go on, for all of its VMs. */
    public void advance(Duration time) {
        proxy.advance(time);
    }

    /** All lines the plugin has written so far. */
    public Seq<LogEntry> log() {
        return log;
    }

    /**
     * Makes sure that the proxy lives.
     *
     * @throws HostDied when a call that kills a real proxy was made at any time, also where the plugin's side caught it
     */
    public void requireAlive() {
        death.forEach(died -> {
            throw died;
        });
    }

    @Override
    public Either<Failure, Integer> callRedis(String cluster, Bytes query) {
        try {
            return calls().callRedis(cluster, query, root);
        } catch (IllegalArgumentException notOne) {
            throw die("proxy_redis_call: " + notOne.getMessage());
        }
    }

    void configuration(Bytes bytes) {
        configuration = bytes;
    }

    /** Begins a callback of {@code stream}, or of no stream: what was lent before is dead. */
    void enter(Option<StreamModel> stream) {
        callback++;
        current = stream;
        latest = stream.orElse(latest);
        root = stream.map(StreamModel::root).getOrElse(root);
    }

    /** Begins a callback of that root. */
    void enterRoot(int id) {
        enter(Option.none());
        root = id;
    }

    ProxyModel proxy() {
        return proxy;
    }

    TimersModel timers() {
        return timers;
    }

    HostDied die(String call) {
        HostDied died = new HostDied(call);
        death = death.orElse(Option.some(died));
        return died;
    }

    @Override
    public void log(LogLevel level, String message) {
        log = log.append(new LogEntry(level, message));
    }

    @Override
    public LogLevel logLevel() {
        return LogLevel.TRACE;
    }

    @Override
    public long now() {
        return proxy.now();
    }

    @Override
    public void tickEvery(int milliseconds) {
        timers.set(root, milliseconds, proxy.now());
    }

    /** How often the root that ran last is to be called, in milliseconds; 0 for not at all. */
    public int tickPeriod() {
        return timers.period(root);
    }

    /** Where there is no such context, the calls that follow concern the root. */
    @Override
    public boolean turnTo(int context) {
        boolean isRoot = timers.knows(context);
        root = isRoot ? context : root;
        current = streams.find(stream -> stream.id() == context);
        return isRoot || current.isDefined();
    }

    @Override
    int root() {
        return root;
    }

    /** The stream that the callback has turned to. */
    Option<StreamModel> current() {
        return current;
    }

    /** Tells of the answers that have come, between other callbacks. */
    void tellAnswers() {
        for (Option<CallsModel.Pending> next = calls().next(); next.isDefined(); next = calls().next()) {
            tellAnswer(next.get());
        }
    }

    private void tellAnswer(CallsModel.Pending answered) {
        enterRoot(answered.root());
        streams.forEach(stream -> stream.answering(true));
        teller.tell(answered.root(), answered.token(), answered.arrival());
        streams.forEach(stream -> stream.answering(false));
        calls().told();
        current.forEach(StreamModel::answered);
    }

    void teller(Teller told) {
        teller = told;
    }

    /** Who is told of answers. */
    @FunctionalInterface
    interface Teller {
        void tell(int root, int token, Arrival arrival);
    }

    void opened(StreamModel stream) {
        streams = streams.append(stream);
    }

    void closed(StreamModel stream) {
        streams = streams.remove(stream);
    }

    @Override
    public Bytes configuration(int size) {
        return configuration.slice(0, Math.min(size, configuration.size()));
    }

    @Override
    public Bytes body(Direction direction, int size) {
        int lentIn = callback;
        return new LentBytes(stream().half(direction).read(size), () -> callback == lentIn);
    }

    @Override
    public void replaceBody(Direction direction, Bytes body) {
        stream().half(direction).replace(body);
        stream().endWhereOverflown();
    }

    @Override
    public void prependBody(Direction direction, Bytes prefix) {
        stream().half(direction).prepend(prefix);
        stream().endWhereOverflown();
    }

    @Override
    public void appendBody(Direction direction, Bytes suffix) {
        stream().half(direction).append(suffix);
        stream().endWhereOverflown();
    }

    /** A map that is not there answers BadArgument, in the log phase NotFound. */
    @Override
    public Option<Bytes> header(HeaderMap map, String name) {
        Option<FieldMap> there = stream().map(map);
        if (there.isEmpty() && !stream().isFinishing()) {
            throw absent(map);
        }
        return there.flatMap(fields -> fields.first(name));
    }

    /** A map that is not there has no fields. */
    @Override
    public Headers headers(HeaderMap map) {
        return stream().map(map).map(FieldMap::all).getOrElse(Headers.empty());
    }

    @Override
    public void setHeader(HeaderMap map, Header field) {
        writable(map).set(field);
    }

    @Override
    public void addHeader(HeaderMap map, Header field) {
        writable(map).add(field);
    }

    @Override
    public void removeHeader(HeaderMap map, String name) {
        writable(map).remove(name);
    }

    private FieldMap writable(HeaderMap map) {
        return stream().map(map).filter(there -> !stream().isFinishing()).getOrElseThrow(() -> absent(map));
    }

    private static HostRefusal absent(HeaderMap map) {
        return new HostRefusal("a call on " + map, HostStatus.BAD_ARGUMENT.code());
    }

    @Override
    public Option<Bytes> property(String path) {
        return known.find(platform().envoysName(path), current, proxy.now())
                .orElse(() -> platform().property(path));
    }

    @Override
    public void setProperty(String path, Bytes value) {
        StreamModel stream = current.getOrElseThrow(
                () -> new HostRefusal("proxy_set_property(" + path + ")", HostStatus.NOT_FOUND.code()));
        Bytes own = Bytes.copyOf(value.toArray());
        properties = properties.append(Tuple.of(path, own));
        if (!platform().isHigress() || !stream.wish(path, own)) {
            stream.setFilterState(path, own);
        }
    }

    @Override
    public void sendReply(LocalReply reply) {
        stream().reply(reply);
    }

    @Override
    public void continueStream(Direction direction) {
        stream().resume(direction);
    }

    @Override
    public void closeStream() {
        stream().close();
    }

    private StreamModel stream() {
        return current.getOrElseThrow(() -> new HostRefusal("a call on a stream", HostStatus.BAD_ARGUMENT.code()));
    }
}
