package dev.penstock.testkit.model;

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
    private String clientProtocol = "HTTP/2";
    private int callback;

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
    public Option<Bytes> header(HeaderMap map, String name) {
        return stream().map(map).first(name);
    }

    @Override
    public Headers headers(HeaderMap map) {
        return stream().map(map).all();
    }

    /** What the client speaks; the model has no other property. */
    @Override
    public Option<Bytes> property(String path) {
        return Option.when(path.equals("request\0protocol"), () -> Bytes.utf8(clientProtocol));
    }

    @Override
    public void setHeader(HeaderMap map, Header field) {
        stream().map(map).set(field);
    }

    @Override
    public void addHeader(HeaderMap map, Header field) {
        stream().map(map).add(field);
    }

    @Override
    public void removeHeader(HeaderMap map, String name) {
        stream().map(map).remove(name);
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
