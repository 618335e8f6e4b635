package dev.penstock.testkit.model;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.redis.RedisUpstream;
import io.vavr.collection.Vector;
import java.util.function.Function;

/**
 * One VM of a plugin in the proxy model: started, configured, and then asked for one exchange after the other. Another
 * configuration is another root beside the old one, which goes on to be called until it is told to end; streams begin on the newest.
 */
public final class VmModel {
    private static final int FIRST_ROOT = 1;

    private final HostModel host;
    private final Callbacks guest;
    private Vector<Integer> roots = Vector.of(FIRST_ROOT);
    private int lastContext = FIRST_ROOT;
    private boolean started;

    /**
     * The only VM of a proxy of its own.
     *
     * @param load makes the plugin's side for a host: the pipeline itself or a compiled module
     */
    public VmModel(Platform platform, Function<Host, Callbacks> load) {
        this(new ProxyModel(platform), load);
        host.proxy().add(this);
    }

    VmModel(ProxyModel proxy, Function<Host, Callbacks> load) {
        host = new HostModel(proxy);
        guest = load.apply(host);
        host.teller(this::tell);
        guest.contextCreated(FIRST_ROOT, 0);
    }

    private void tell(int root, int token, Arrival arrival) {
        arrival.http()
                .forEach(http -> guest.httpAnswered(
                        root, token, http.body().size(), http.trailers().size()));
        arrival.grpc().forEach(grpc -> {
            if (grpc.status() == 0) {
                guest.grpcReceived(root, token, grpc.content().size());
            } else {
                guest.grpcClosed(root, token, grpc.status());
            }
        });
        arrival.redis()
                .forEach(redis -> guest.redisAnswered(
                        root, token, redis.status(), redis.reply().size()));
    }

    /** Starts and configures the plugin, for each further configuration on a root of its own. False when it refused; its log says why. */
    public boolean start(Bytes configuration) {
        int root = started ? createRoot() : FIRST_ROOT;
        started = true;
        host.configuration(configuration);
        host.enterRoot(root);
        boolean accepted = guest.vmStarted(root) && guest.configured(root, configuration.size());
        deliver();
        if (!accepted) {
            end(root);
        }
        return accepted;
    }

    /** The number of the root that was configured last. */
    public int newestRoot() {
        return roots.last();
    }

    private int createRoot() {
        int root = ++lastContext;
        roots = roots.append(root);
        host.enterRoot(root);
        guest.contextCreated(root, 0);
        return root;
    }

    /** Ends the roots that have been replaced, as the proxy does when the last of their streams has. */
    public void drain() {
        roots.dropRight(1).forEach(this::end);
    }

    /** Ends the newest root, where another is left. */
    public void drainNewest() {
        if (roots.size() > 1) {
            end(roots.last());
        }
    }

    /** Ends all roots, and with them the VM. */
    public void stop() {
        roots.forEach(this::end);
        crash();
    }

    /** The VM is gone from one moment to the next. */
    public void crash() {
        host.proxy().remove(this);
    }

    /** Ends that root, as the proxy does when the last of its streams has ended. */
    public void end(int root) {
        host.enterRoot(root);
        guest.done(root);
        guest.deleted(root);
        host.timers().end(root);
        roots = roots.size() > 1 ? roots.remove(root) : roots;
        host.requireAlive();
    }

    /** Calls the root whose timer has run out. */
    void tick() {
        int root = host.timers().firstRoot();
        host.enterRoot(root);
        guest.ticked(root);
        host.timers().restart(root, host.now());
        settle();
    }

    /** Tells of the messages that queues hold. */
    private void deliver() {
        host.enterRoot(roots.last());
        host.shared().ready().forEach(queue -> guest.queueReady(roots.last(), queue));
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
        return begin(newestRoot(), request);
    }

    /** As {@link #begin(Request)}, on another root than the newest: that of another filter, or of a replaced configuration. */
    public OpenExchange begin(int root, Request request) {
        ExchangeModel exchange = open(root);
        exchange.sendRequest(request);
        settle();
        return new OpenExchange(exchange, this);
    }

    /** An exchange of which nothing has arrived yet. It takes a step when it is told to. */
    public SteppedExchange inSteps(Request request, Function<Request, Answer> upstream) {
        return new SteppedExchange(open(newestRoot()), this, request, upstream);
    }

    private ExchangeModel open(int root) {
        int id = ++lastContext;
        guest.contextCreated(id, root);
        StreamModel stream = new StreamModel(host, guest, root, id);
        host.opened(stream);
        return new ExchangeModel(stream);
    }

    /** After callbacks. */
    void settle() {
        deliver();
        host.requireAlive();
    }

    /** That cluster answers calls so; it is to be called by no other name. */
    public void cluster(String name, Function<Request, Answer> answers) {
        host.calls().cluster(name, answers);
    }

    /** What is asked of that cluster for Redis is answered so. */
    public void redis(String name, RedisUpstream upstream) {
        host.calls().redis().cluster(name, upstream);
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
