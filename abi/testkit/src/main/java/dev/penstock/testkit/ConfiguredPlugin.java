package dev.penstock.testkit;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.HostModel;
import dev.penstock.testkit.model.LogEntry;
import dev.penstock.testkit.model.OpenExchange;
import dev.penstock.testkit.model.SteppedExchange;
import dev.penstock.testkit.model.VmModel;
import dev.penstock.testkit.redis.RedisUpstream;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.function.Function;

/** A plugin that runs in one VM under one configuration, ready for exchanges. */
public final class ConfiguredPlugin {
    private final VmModel vm;
    private final Function<Request, Answer> upstream;

    ConfiguredPlugin(VmModel vm) {
        this(vm, Answer::echo);
    }

    private ConfiguredPlugin(VmModel vm, Function<Request, Answer> upstream) {
        this.vm = vm;
        this.upstream = upstream;
    }

    /** The same VM in front of an upstream that answers so. Without this it echoes. */
    public ConfiguredPlugin upstream(Function<Request, Answer> answers) {
        return new ConfiguredPlugin(vm, answers);
    }

    /**
     * The same VM, whose proxy has that cluster, and a service behind it that answers calls so. An {@link Answer#ending} of RESET is a
     * connection that breaks, before the answer where it has no chunks; TIMED_OUT one that does not answer in time.
     */
    public ConfiguredPlugin cluster(String name, Function<Request, Answer> answers) {
        vm.cluster(name, answers);
        return this;
    }

    /** The same VM, whose proxy has that cluster, and no host of it that could be called. */
    public ConfiguredPlugin clusterWithoutHosts(String name) {
        vm.clusterWithoutHosts(name);
        return this;
    }

    /**
     * The same VM, whose proxy, a Higress, has that cluster, and a Redis behind it: a function, see {@link RedisUpstream#answering}, or
     * a real server, see {@link dev.penstock.testkit.redis.RedisServer}.
     */
    public ConfiguredPlugin redis(String cluster, RedisUpstream upstream) {
        vm.redis(cluster, upstream);
        return this;
    }

    /** From now on answers to calls do not come, until {@link #releaseAnswers}. */
    public void holdAnswers() {
        vm.holdAnswers();
    }

    /**
     * Answers to calls come again, those first that were held.
     *
     * @throws dev.penstock.testkit.model.HostDied when the plugin made a call that kills a real proxy
     */
    public void releaseAnswers() {
        vm.releaseAnswers();
    }

    /**
     * Sends one request and says what both ends saw.
     *
     * @throws dev.penstock.testkit.model.HostDied when the plugin made a call that kills a real proxy
     */
    public Seen exchange(Request request) {
        return vm.exchange(request, upstream);
    }

    /**
     * Sends one request whose exchange ends when it is told to: others may be under way meanwhile.
     *
     * @throws dev.penstock.testkit.model.HostDied when the plugin made a call that kills a real proxy
     */
    public OpenExchange begin(Request request) {
        return vm.begin(request);
    }

    /** Lets the clock of the proxy go on, for all of its VMs: what recurs runs as it comes due. Without this the clock stands still. */
    public void advance(Duration time) {
        vm.host().advance(time);
    }

    /**
     * Gives the VM another configuration. What had the old one goes on beside it, for its streams and its ticks, until {@link
     * #drain}.
     *
     * @throws AssertionError when the plugin rejects it
     */
    public ConfiguredPlugin reconfigure(String configuration) {
        return reconfigure(Bytes.utf8(configuration));
    }

    ConfiguredPlugin reconfigure(Bytes configuration) {
        if (!vm.start(configuration)) {
            throw new AssertionError("configuration " + configuration + " was rejected: "
                    + vm.host().log().mkString("\n"));
        }
        return this;
    }

    /** Ends what has an old configuration: {@code proxy_on_done} of its root. */
    public void drain() {
        vm.drain();
    }

    /** Ends what has the newest configuration, where an older one is left: it came back before it was drained. */
    public void drainNewest() {
        vm.drainNewest();
    }

    /** Ends the VM as a proxy that shuts down does: {@code proxy_on_done} of its root. */
    public void stop() {
        vm.stop();
    }

    /** Ends the VM as a fault does: nobody is told. */
    public void crash() {
        vm.crash();
    }

    /** One request of which nothing has arrived yet: see {@link SteppedExchange}. */
    public SteppedExchange inSteps(Request request) {
        return vm.inSteps(request, upstream);
    }

    /** All lines the plugin has written to the log of its VM. */
    public Seq<LogEntry> log() {
        return vm.host().log();
    }

    /** The proxy's side: what the plugin has asked of it. */
    public HostModel host() {
        return vm.host();
    }

    /** The VM it runs in. */
    public VmModel vm() {
        return vm;
    }
}
