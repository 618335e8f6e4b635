package dev.penstock.guest;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.redis.RedisAccess;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The part of a {@link StrictHost} that concerns no stream: shared data, queues, metrics, upstream hosts, gRPC and Redis. */
abstract class StrictServices implements Host {
    private int lastMetric;
    private int asked;

    /** Notes {@code fault} and refuses the call where that does not hold. */
    abstract void require(boolean holds, String fault);

    @Override
    public SharedValue shared(String key) {
        return new SharedValue(key, Option.none(), SharedValue.ABSENT);
    }

    @Override
    public Swapped share(String key, Bytes value, int version) {
        return ++asked % 2 == 0 ? Swapped.STORED : Swapped.CONFLICT;
    }

    @Override
    public int openQueue(String name) {
        return 1;
    }

    @Override
    public Option<Integer> findQueue(String vmId, String name) {
        return Option.none();
    }

    @Override
    public void enqueue(int queue, Bytes message) {
        require(false, "a message for a queue that there is not");
    }

    @Override
    public Option<Bytes> dequeue(int queue) {
        return Option.none();
    }

    @Override
    public int defineMetric(Metric metric) {
        return ++lastMetric;
    }

    @Override
    public void incrementMetric(int metric, long by) {
        require(metric > 0 && metric <= lastMetric && by > 0, "metric " + metric + " by " + by);
    }

    @Override
    public void recordMetric(int metric, long value) {
        require(metric > 0 && metric <= lastMetric, "metric " + metric);
    }

    @Override
    public long metric(int metric) {
        return 0;
    }

    @Override
    public Either<Failure, Integer> callGrpc(GrpcQuestion question) {
        return Either.left(new Failure.NoHealthyHost(question.cluster().name()));
    }

    @Override
    public GrpcArrival grpcMessage(int size) {
        throw new IllegalStateException("nothing was asked over gRPC");
    }

    @Override
    public GrpcArrival grpcStatus(int status) {
        throw new IllegalStateException("nothing was asked over gRPC");
    }

    @Override
    public Seq<UpstreamHost> upstreamHosts() {
        throw new IllegalStateException("no upstream hosts were asked for");
    }

    @Override
    public void overrideUpstream(String host) {
        require(false, "an upstream host");
    }

    @Override
    public boolean openRedis(RedisAccess access) {
        return false;
    }

    @Override
    public Either<Failure, Integer> callRedis(String cluster, Bytes query) {
        return Either.left(new Failure.UnknownCluster(cluster));
    }

    @Override
    public RedisArrival redisAnswer(int status, int size) {
        throw new IllegalStateException("nothing was asked of Redis");
    }
}
