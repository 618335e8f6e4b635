package dev.penstock.testkit.model;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import dev.penstock.guest.Host;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The calls that concern no stream: shared data, queues, metrics, functions by name. */
abstract sealed class ServicesModel implements Host permits MessagesModel {
    private final PlatformModel platform;
    private final SharedModel shared;
    private final CallsModel calls = new CallsModel();
    private final MetricsModel metrics = new MetricsModel();

    ServicesModel(Platform platform, SharedModel shared) {
        this.platform = new PlatformModel(platform);
        this.shared = shared;
    }

    final PlatformModel platform() {
        return platform;
    }

    final SharedModel shared() {
        return shared;
    }

    /** The functions that were called by name so far, in order, with their arguments. */
    public final Seq<Tuple2<String, Bytes>> foreignCalls() {
        return platform.foreignCalls();
    }

    /** From now on the cluster of every request has these hosts, as Higress tells of them; none at first. */
    public final void giveUpstreamHosts(Seq<UpstreamHost> hosts) {
        platform.upstreamHosts(hosts);
    }

    /** The upstream host that the plugin has chosen last. */
    public final Option<String> upstreamOverride() {
        return platform.upstreamOverride();
    }

    /** The root that the calls made now concern. */
    abstract int root();

    final CallsModel calls() {
        return calls;
    }

    @Override
    public final Either<Failure, Integer> callHttp(HttpQuestion question) {
        return calls.call(question, root());
    }

    @Override
    public final HttpArrival httpAnswer(int size, int trailers) {
        return calls.answer();
    }

    @Override
    public final Either<Failure, Integer> callGrpc(GrpcQuestion question) {
        return calls.callGrpc(question, root());
    }

    @Override
    public final GrpcArrival grpcMessage(int size) {
        return calls.grpcAnswer();
    }

    @Override
    public final GrpcArrival grpcStatus(int status) {
        return calls.grpcAnswer();
    }

    @Override
    public final boolean openRedis(RedisAccess access) {
        return calls.redis().open(access);
    }

    @Override
    public final RedisArrival redisAnswer(int status, int size) {
        return calls.redisAnswer();
    }

    /** How often plugins have opened a cluster for Redis. */
    public final int redisOpenings() {
        return calls.redis().openings();
    }

    /** The VM has so many bytes of memory from now on, as Higress tells by {@code plugin_vm_memory}; 64 MiB at first. */
    public final void memory(long bytes) {
        platform.memory(bytes);
    }

    /** The current value of a metric; the last recorded one of a histogram. */
    public final long valueOf(Metric metric) {
        return metrics.valueOf(metric);
    }

    @Override
    public final SharedValue shared(String key) {
        return shared.read(key);
    }

    @Override
    public final Swapped share(String key, Bytes value, int version) {
        return shared.write(key, Bytes.copyOf(value.toArray()), version);
    }

    @Override
    public final int openQueue(String name) {
        return shared.openQueue(name);
    }

    @Override
    public final Option<Integer> findQueue(String vmId, String name) {
        return shared.findQueue(name);
    }

    @Override
    public final void enqueue(int queue, Bytes message) {
        shared.enqueue(queue, Bytes.copyOf(message.toArray()));
    }

    @Override
    public final Option<Bytes> dequeue(int queue) {
        return shared.dequeue(queue);
    }

    @Override
    public final int defineMetric(Metric metric) {
        return metrics.define(metric);
    }

    @Override
    public final void incrementMetric(int metric, long by) {
        metrics.increment(metric, by);
    }

    @Override
    public final void recordMetric(int metric, long value) {
        metrics.record(metric, value);
    }

    @Override
    public final long metric(int metric) {
        return metrics.value(metric);
    }

    @Override
    public final Option<Bytes> callForeign(String name, Bytes argument) {
        return platform.callForeign(name, Bytes.copyOf(argument.toArray()));
    }

    @Override
    public final Seq<UpstreamHost> upstreamHosts() {
        return platform.upstreamHosts();
    }

    @Override
    public final void overrideUpstream(String host) {
        platform.overrideUpstream(host);
    }
}
