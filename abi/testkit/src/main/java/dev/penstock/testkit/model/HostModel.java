package dev.penstock.testkit.model;

import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A proxy in memory: the host calls that one VM of a plugin makes, answered as Envoy 1.40 answers them. Calls concern the
 * stream whose callback is running.
 */
public final class HostModel implements Host {
    private Vector<LogEntry> log = Vector.empty();
    private Bytes configuration = Bytes.empty();
    private Option<StreamModel> current = Option.none();
    private Option<HostDied> death = Option.none();
    private final PlatformModel platform;
    private final SharedModel shared = new SharedModel();
    private final MetricsModel metrics = new MetricsModel();
    private Vector<Tuple2<String, Bytes>> properties = Vector.empty();
    private long now = 1_700_000_000_000_000_000L;
    private String clientProtocol = "HTTP/2";
    private int tickPeriod;
    private int callback;

    HostModel(Platform platform) {
        this.platform = new PlatformModel(platform);
    }

    /** The properties that were set so far, in order, of all streams. */
    public Seq<Tuple2<String, Bytes>> propertiesSet() {
        return properties;
    }

    /** The functions that were called by name so far, in order, with their arguments. */
    public Seq<Tuple2<String, Bytes>> foreignCalls() {
        return platform.foreignCalls();
    }

    /** The upstream host that the plugin has chosen last. */
    public Option<String> upstreamOverride() {
        return platform.upstreamOverride();
    }

    /** The current value of a metric; the last recorded one of a histogram. */
    public long valueOf(Metric metric) {
        return metrics.valueOf(metric);
    }

    SharedModel shared() {
        return shared;
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

    void clientProtocol(String protocol) {
        clientProtocol = protocol;
    }

    void configuration(Bytes bytes) {
        configuration = bytes;
    }

    /** Begins a callback of {@code stream}, or of no stream: what was lent before is dead. */
    void enter(Option<StreamModel> stream) {
        callback++;
        current = stream;
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
        return now;
    }

    @Override
    public void tickEvery(int milliseconds) {
        tickPeriod = milliseconds;
    }

    /** How often the root is to be called, in milliseconds; 0 for not at all. */
    public int tickPeriod() {
        return tickPeriod;
    }

    /** The model runs one exchange after the other, so no stream is open when no callback of it runs. */
    @Override
    public boolean turnTo(int context) {
        return false;
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
    }

    @Override
    public void prependBody(Direction direction, Bytes prefix) {
        stream().half(direction).prepend(prefix);
    }

    @Override
    public void appendBody(Direction direction, Bytes suffix) {
        stream().half(direction).append(suffix);
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
        if (path.equals("request\0protocol")) {
            return Option.some(Bytes.utf8(clientProtocol));
        }
        return current.flatMap(stream -> stream.properties().get(path)).orElse(() -> platform.property(path));
    }

    @Override
    public void setProperty(String path, Bytes value) {
        if (current.isEmpty()) {
            throw new HostRefusal("proxy_set_property(" + path + ")", HostStatus.NOT_FOUND.code());
        }
        properties = properties.append(Tuple.of(path, value));
        stream().setProperty(path, Bytes.copyOf(value.toArray()));
    }

    @Override
    public SharedValue shared(String key) {
        return shared.read(key);
    }

    @Override
    public Swapped share(String key, Bytes value, int version) {
        return shared.write(key, Bytes.copyOf(value.toArray()), version);
    }

    @Override
    public int openQueue(String name) {
        return shared.openQueue(name);
    }

    @Override
    public Option<Integer> findQueue(String vmId, String name) {
        return shared.findQueue(name);
    }

    @Override
    public void enqueue(int queue, Bytes message) {
        shared.enqueue(queue, Bytes.copyOf(message.toArray()));
    }

    @Override
    public Option<Bytes> dequeue(int queue) {
        return shared.dequeue(queue);
    }

    @Override
    public int defineMetric(Metric metric) {
        return metrics.define(metric);
    }

    @Override
    public void incrementMetric(int metric, long by) {
        metrics.increment(metric, by);
    }

    @Override
    public void recordMetric(int metric, long value) {
        metrics.record(metric, value);
    }

    @Override
    public long metric(int metric) {
        return metrics.value(metric);
    }

    @Override
    public Option<Bytes> callForeign(String name, Bytes argument) {
        return platform.callForeign(name, Bytes.copyOf(argument.toArray()));
    }

    @Override
    public void overrideUpstream(String host) {
        platform.overrideUpstream(host);
    }

    @Override
    public void sendReply(LocalReply reply) {
        stream().reply(reply);
    }

    @Override
    public void closeStream() {
        stream().close();
    }

    private StreamModel stream() {
        return current.getOrElseThrow(() -> new HostRefusal("a call on a stream", HostStatus.BAD_ARGUMENT.code()));
    }
}
