package dev.penstock.testkit.model;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.call.Failure;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A proxy in memory: the host calls that one VM of a plugin makes, answered as Envoy 1.40 answers them. Calls concern the
 * stream whose callback is running.
 */
public final class HostModel extends MessagesModel {
    private Vector<LogEntry> log = Vector.empty();
    private Bytes configuration = Bytes.empty();
    private Option<HostDied> death = Option.none();
    private Teller teller = (to, token, arrival) -> {};
    private final ProxyModel proxy;

    HostModel(ProxyModel proxy) {
        super(proxy.platform(), proxy.shared());
        this.proxy = proxy;
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
            return calls().callRedis(cluster, query, root());
        } catch (IllegalArgumentException notOne) {
            throw die("proxy_redis_call: " + notOne.getMessage());
        }
    }

    void configuration(Bytes bytes) {
        configuration = bytes;
    }

    ProxyModel proxy() {
        return proxy;
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
        timers().set(root(), milliseconds, proxy.now());
    }

    /** How often the root that ran last is to be called, in milliseconds; 0 for not at all. */
    public int tickPeriod() {
        return timers().period(root());
    }

    /** Tells of the answers that have come, between other callbacks. */
    void tellAnswers() {
        for (Option<CallsModel.Pending> next = calls().next(); next.isDefined(); next = calls().next()) {
            tellAnswer(next.get());
        }
    }

    private void tellAnswer(CallsModel.Pending answered) {
        enterRoot(answered.root());
        streams().forEach(stream -> stream.answering(true));
        teller.tell(answered.root(), answered.token(), answered.arrival());
        streams().forEach(stream -> stream.answering(false));
        calls().told();
        current().forEach(StreamModel::answered);
    }

    void teller(Teller told) {
        teller = told;
    }

    /** Who is told of answers. */
    @FunctionalInterface
    interface Teller {
        void tell(int root, int token, Arrival arrival);
    }

    @Override
    public Bytes configuration(int size) {
        return configuration.slice(0, Math.min(size, configuration.size()));
    }
}
