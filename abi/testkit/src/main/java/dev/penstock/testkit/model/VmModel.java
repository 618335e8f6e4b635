package dev.penstock.testkit.model;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.control.Option;
import java.util.function.Function;

/** One VM of a plugin in the proxy model: started, configured, and then asked for one exchange after the other. */
public final class VmModel {
    private static final int ROOT = 1;

    private final HostModel host;
    private final Callbacks guest;
    private int lastContext = ROOT;

    /** @param load makes the plugin's side for a host: the pipeline itself or a compiled module */
    public VmModel(Platform platform, Function<Host, Callbacks> load) {
        host = new HostModel(platform);
        guest = load.apply(host);
        host.teller((token, arrival) -> guest.httpAnswered(
                ROOT, token, arrival.body().size(), arrival.trailers().size()));
        guest.contextCreated(ROOT, 0);
    }

    /** Starts and configures the plugin. False when it refused either; its log says why. */
    public boolean start(Bytes configuration) {
        host.configuration(configuration);
        host.enter(Option.none());
        boolean started = guest.vmStarted(ROOT) && guest.configured(ROOT, configuration.size());
        deliver();
        return started;
    }

    /** Tells of the messages that queues hold. */
    private void deliver() {
        host.enter(Option.none());
        host.shared().ready().forEach(queue -> guest.queueReady(ROOT, queue));
        host.tellAnswers();
    }

    /** Clients speak that from now on, as the property {@code request.protocol} says it; at first {@code HTTP/2}. */
    public void clientProtocol(String protocol) {
        host.give(Bytes.utf8(protocol), "request", "protocol");
    }

    /**
     * Runs one exchange to its end.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public Seen exchange(Request request, Function<Request, Answer> upstream) {
        return begin(request).answer(upstream);
    }

    /**
     * Begins an exchange, which ends when it is told to: others may be under way meanwhile.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public OpenExchange begin(Request request) {
        ExchangeModel exchange = open();
        exchange.sendRequest(request);
        settle();
        return new OpenExchange(exchange, this);
    }

    /** An exchange of which nothing has arrived yet. It takes a step when it is told to. */
    public SteppedExchange inSteps(Request request, Function<Request, Answer> upstream) {
        return new SteppedExchange(open(), this, request, upstream);
    }

    private ExchangeModel open() {
        int id = ++lastContext;
        guest.contextCreated(id, ROOT);
        StreamModel stream = new StreamModel(host, guest, id);
        host.opened(stream);
        return new ExchangeModel(stream);
    }

    /** After callbacks of a stream. */
    void settle() {
        deliver();
        host.requireAlive();
    }

    /** That cluster answers calls so; it is to be called by no other name. */
    public void cluster(String name, Function<Request, Answer> answers) {
        host.calls().cluster(name, answers);
    }

    /** The proxy knows that cluster, and no host of it. */
    public void clusterWithoutHosts(String name) {
        host.calls().clusterWithoutHosts(name);
    }

    /** Answers to calls do not come any more. */
    public void holdAnswers() {
        host.calls().hold(true);
    }

    /** Answers to calls come again, those first that were held. */
    public void releaseAnswers() {
        host.calls().hold(false);
        settle();
    }

    /** The proxy's side. */
    public HostModel host() {
        return host;
    }

    /** The plugin's side. */
    public Callbacks guest() {
        return guest;
    }
}
