package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.FilterInput;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Launch;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.VmModel;
import dev.penstock.testkit.trace.CallRecorder;
import dev.penstock.testkit.trace.CallTrace;
import dev.penstock.testkit.trace.EnvoyTrace;
import dev.penstock.testkit.wasm.WasmGuest;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A compiled module twice, in an Envoy with one worker and behind the proxy model, for the same exchanges. Client, upstream and the
 * services that the module calls speak the same protocol.
 */
final class TracedModule implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration PAUSE_FOR_ANSWERS = Duration.ofMillis(90);
    private static final Duration SERVICE_TIME = Duration.ofMillis(20);

    private final Protocol protocol;
    private final Gateway gateway;
    private final Seq<String> clusters;
    private final VmModel model;
    private final CallRecorder recorder;
    private int streamsInEnvoy;

    private TracedModule(
            Protocol protocol, Gateway gateway, Seq<String> clusters, VmModel model, CallRecorder recorder) {
        this.protocol = protocol;
        this.gateway = gateway;
        this.clusters = clusters;
        this.model = model;
        this.recorder = recorder;
    }

    /** What one exchange led to on both sides, a trace for each stream. */
    record Traces(Seq<CallTrace> model, Seq<CallTrace> envoy) {
        private static final CallTrace NONE = new CallTrace(Vector.empty());

        /** Of each stream that is not the same on both sides, both traces. */
        Seq<String> differences() {
            return model.zipAll(envoy, NONE, NONE)
                    .flatMap(pair -> pair._1.difference("the model", pair._2, "Envoy"))
                    .map(Object::toString);
        }

        private boolean chunksWereJoined() {
            return bodyCallbacks(envoy) < bodyCallbacks(model);
        }

        private static int bodyCallbacks(Seq<CallTrace> traces) {
            return traces.flatMap(CallTrace::callbacks)
                    .count(callback -> callback.function().endsWith("_body"));
        }
    }

    static TracedModule start(String name, Path module, Option<String> configuration, Protocol protocol) {
        return start(name, module, configuration, Vector.empty(), protocol);
    }

    /** As above, with these clusters, which the module calls. */
    static TracedModule start(
            String name, Path module, Option<String> configuration, Seq<String> clusters, Protocol protocol) {
        var plain = WasmFilter.of(name, module);
        var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(protocol)
                .clusters(clusters.toJavaArray(String[]::new))
                .launch(Launch.DEFAULT.concurrency(1).tracing())
                .filter(configuration.map(plain::configured).getOrElse(plain))
                .configured(Bootstrap::withTrailers)
                .start();
        var recorder = new CallRecorder();
        var model = new VmModel(Platform.ENVOY, host -> WasmGuest.load(bytes(module), host, recorder));
        model.host().give(Bytes.utf8(name), "plugin_name");
        model.clientProtocol(protocol == Protocol.HTTP1 ? "HTTP/1.1" : "HTTP/2");
        if (!model.start(Bytes.utf8(configuration.getOrElse("")))) {
            throw new AssertionError("the model's module refused what Envoy's accepted: "
                    + model.host().log());
        }
        return new TracedModule(protocol, gateway, clusters, model, recorder);
    }

    /** How many calls were answered behind the model. */
    int answers() {
        return recorder.trace().callbacks().count(call -> call.function().equals("proxy_on_http_call_response"));
    }

    /** The start of the root; there must have been an exchange. */
    Traces start() {
        return new Traces(
                Vector.of(recorder.trace().start()),
                Vector.of(EnvoyTrace.ofWorker(gateway.envoy().log()).start()));
    }

    /**
     * Runs it on both sides, again where HTTP/1.1 could not keep its chunks apart, or an answer to a call came later than the next
     * part, because the machine was busy.
     */
    Traces exchange(Script script) {
        var paced = script.paced(pause());
        var traces = attempt(paced);
        for (int attempt = 1; attempt < ATTEMPTS && mayHaveBeenBusy(traces); attempt++) {
            traces = attempt(paced);
        }
        return traces;
    }

    private Duration pause() {
        if (clusters.nonEmpty()) {
            return PAUSE_FOR_ANSWERS;
        }
        return protocol == Protocol.HTTP1 ? PAUSE : Duration.ZERO;
    }

    private boolean mayHaveBeenBusy(Traces traces) {
        return clusters.nonEmpty()
                ? !traces.differences().isEmpty()
                : protocol == Protocol.HTTP1 && traces.chunksWereJoined();
    }

    private Traces attempt(Script script) {
        gateway.upstream().answer(script.upstream());
        clusters.forEach(cluster -> gateway.cluster(cluster).answer(asked -> {
            LockSupport.parkNanos(SERVICE_TIME.toNanos());
            return script.service(cluster, asked);
        }));
        var seen = gateway.exchange(protocol, script.request());
        return new Traces(inModel(script, seen), envoyStreams());
    }

    private Seq<CallTrace> inModel(Script script, Seen seen) {
        int before = recorder.trace().streams().size();
        clusters.forEach(cluster -> model.cluster(cluster, asked -> arriving(script.service(cluster, asked))));
        new PartByPart(
                        model,
                        request -> FilterInput.of(protocol, script.upstream().apply(request), seen.client()))
                .exchange(FilterInput.of(protocol, script.request()));
        return recorder.trace().streams().drop(before);
    }

    /** Of a service, as the router passes it on; the time has as many digits as that which Envoy measures. */
    private Answer arriving(Answer answer) {
        var timed = answer(200).header("x-envoy-upstream-service-time", "" + SERVICE_TIME.toMillis());
        return FilterInput.of(protocol, answer, timed);
    }

    private Seq<CallTrace> envoyStreams() {
        if (!gateway.envoy().awaitEntries(PATIENCE, EnvoyTrace::isQuiet)) {
            throw new AssertionError("a stream is still under way in Envoy after " + PATIENCE);
        }
        var all = EnvoyTrace.ofWorker(gateway.envoy().log()).streams();
        var streams = all.drop(streamsInEnvoy);
        streamsInEnvoy = all.size();
        return streams;
    }

    private static byte[] bytes(Path module) {
        try {
            return Files.readAllBytes(module);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
