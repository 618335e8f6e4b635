package dev.penstock.testkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcArrival;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/**
 * The clusters that calls can reach, and the calls that are not answered yet. Envoy tells most failures as answers of its own: 504
 * for a timeout, 503 for a connection that broke before the answer; one that breaks within it is an answer without headers.
 */
final class CallsModel {
    private static final String SERVICE_TIME = "x-envoy-upstream-service-time";
    private static final int FIRST_TOKEN = 4;
    private static final int NEXT = 4;

    /** Tokens of Redis end in these bits, those of HTTP in none. */
    private static final int OF_REDIS = 3;

    /** As {@link #OF_REDIS}, of gRPC. */
    private static final int OF_GRPC = 1;

    private Map<String, Option<Function<Request, Answer>>> clusters = HashMap.empty();
    private Vector<Pending> pending = Vector.empty();
    private Option<Arrival> current = Option.none();
    private final RedisModel redis = new RedisModel();
    private boolean held;
    private int lastToken = FIRST_TOKEN - NEXT;

    /** A call of that root that waits for its answer. */
    record Pending(int root, int token, Arrival arrival) {}

    void cluster(String name, Function<Request, Answer> answers) {
        clusters = clusters.put(name, Option.some(answers));
    }

    void clusterWithoutHosts(String name) {
        clusters = clusters.put(name, Option.none());
    }

    void hold(boolean on) {
        held = on;
    }

    Either<Failure, Integer> call(HttpQuestion question, int root) {
        Option<Option<Function<Request, Answer>>> cluster = clusters.get(question.cluster());
        if (cluster.isEmpty() || !isWhole(question.headers())) {
            return Either.left(new Failure.UnknownCluster(question.cluster()));
        }
        if (cluster.get().isEmpty()) {
            return Either.left(new Failure.NoHealthyHost(question.cluster()));
        }
        lastToken += NEXT;
        Answer answer = cluster.get().get().apply(request(question));
        pending = pending.append(new Pending(root, lastToken, arrival(answer)));
        return Either.right(lastToken);
    }

    /** @throws IllegalArgumentException when the query is not one command */
    Either<Failure, Integer> callRedis(String cluster, Bytes query, int root) {
        return redis.ask(cluster, query).map(arrival -> {
            lastToken += NEXT;
            pending = pending.append(new Pending(root, lastToken + OF_REDIS, arrival));
            return lastToken + OF_REDIS;
        });
    }

    Either<Failure, Integer> callGrpc(GrpcQuestion question, int root) {
        Option<Function<Request, Answer>> answers =
                clusters.get(question.cluster().name()).flatMap(known -> known);
        if (answers.isEmpty()) {
            return Either.left(new Failure.NoHealthyHost(question.cluster().name()));
        }
        lastToken += NEXT;
        GrpcArrival arrival = GrpcModel.arrival(answers.get().apply(GrpcModel.request(question)));
        pending = pending.append(new Pending(root, lastToken + OF_GRPC, arrival));
        return Either.right(lastToken + OF_GRPC);
    }

    GrpcArrival grpcAnswer() {
        return current.flatMap(Arrival::grpc).getOrElseThrow(CallsModel::nothingThere);
    }

    RedisModel redis() {
        return redis;
    }

    private static boolean isWhole(Headers headers) {
        return Vector.of(":method", ":path", ":authority")
                .forAll(name -> headers.first(name).isDefined());
    }

    private static Request request(HttpQuestion question) {
        Headers headers = question.headers();
        Vector<byte[]> body = question.body().isEmpty()
                ? Vector.empty()
                : Vector.of(question.body().toArray());
        return new Request(
                headers.first(":method").get(),
                headers.first(":path").get(),
                headers.first(":authority").get(),
                new Content(
                        ExchangeModel.plain(headers), body, ExchangeModel.plain(question.trailers()), Duration.ZERO));
    }

    private static HttpArrival arrival(Answer answer) {
        if (answer.ending() == Ending.COMPLETE) {
            return new HttpArrival(
                    timed(ExchangeModel.headersOf(answer)),
                    Bytes.copyOf(answer.bytes()),
                    ExchangeModel.headersOf(answer.content().trailers()));
        }
        if (answer.ending() == Ending.TIMED_OUT) {
            return ofProxy(504, "upstream request timeout");
        }
        return answer.content().chunks().isEmpty()
                ? ofProxy(
                        503,
                        "upstream connect error or disconnect/reset before headers. reset reason: connection termination")
                : new HttpArrival(Headers.empty(), Bytes.empty(), Headers.empty());
    }

    private static Headers timed(Headers headers) {
        return headers.first(SERVICE_TIME).isDefined() ? headers : headers.add(SERVICE_TIME, "0");
    }

    private static HttpArrival ofProxy(int status, String text) {
        Headers headers = Headers.empty()
                .add(":status", "" + status)
                .add("content-length", "" + text.length())
                .add("content-type", "text/plain");
        return new HttpArrival(headers, Bytes.copyOf(text.getBytes(UTF_8)), Headers.empty());
    }

    /** The next call whose answer has come, which is told of now. */
    Option<Pending> next() {
        if (held || pending.isEmpty()) {
            return Option.none();
        }
        Pending next = pending.head();
        pending = pending.tail();
        current = Option.some(next.arrival());
        return Option.some(next);
    }

    void told() {
        current = Option.none();
    }

    HttpArrival answer() {
        return current.flatMap(Arrival::http).getOrElseThrow(CallsModel::nothingThere);
    }

    RedisArrival redisAnswer() {
        return current.flatMap(Arrival::redis).getOrElseThrow(CallsModel::nothingThere);
    }

    private static HostRefusal nothingThere() {
        return new HostRefusal("a read of an answer that is not there", HostStatus.BAD_ARGUMENT.code());
    }
}
