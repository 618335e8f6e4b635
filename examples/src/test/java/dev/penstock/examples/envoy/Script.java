package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;

import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.Samples;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Function;

/**
 * An exchange for traces: what the client sends and how upstream answers it, cut the same whatever upstream has seen.
 *
 * @param services what other clusters answer to calls; those without an answer send the body back, from {@code x-user: alice}
 */
record Script(String name, Request request, Function<Request, Answer> upstream, Map<String, Answer> services) {
    Script(String name, Request request, Function<Request, Answer> upstream) {
        this(name, request, upstream, HashMap.empty());
    }

    private static final String FRAME = "x".repeat(15_999) + "o";

    /** Every form of a message. */
    static final Seq<Script> FORMS = Vector.of(
            script("header-only messages", get("/"), answer(204)),
            script(
                    "header-only, stated empty",
                    post("/").contentLength(),
                    answer(200).contentLength()),
            new Script("HEAD", Request.of("HEAD", "/"), Script::sized),
            script(
                    "paced chunks",
                    post("/").chunks("{\"o", "ld\":\"ol", "d\"}"),
                    answer(200).chunks("{\"ol", "d\":1", "}")),
            script(
                    "paced chunks of stated length",
                    post("/").chunks("{\"o", "ld\":1}").contentLength(),
                    answer(201).chunks("{\"old\":", "1}").contentLength()),
            script(
                    "trailers after chunks",
                    post("/").chunks("{\"a\":1", "}").trailer("x-sum", "1").trailer("x-more", "2"),
                    answer(200).chunks("an o", "ld o").trailer("x-end", "1")),
            script(
                    "trailers alone",
                    post("/").trailer("x-sum", "1"),
                    answer(200).trailer("x-end", "1")),
            script(
                    "content-encoded bodies",
                    post("/").header("content-encoding", "gzip").chunks("old", "old"),
                    answer(200).header("content-encoding", "br").chunks("old")),
            script(
                    "many fields, some repeated",
                    get("/path?old=1").header("x-a", "1").header("x-a", "2").header("cookie", "a=b"),
                    answer(404)
                            .header("set-cookie", "a=b")
                            .header("set-cookie", "c=d")
                            .chunks("none")));

    /** Chunks as large as frames of HTTP/2 are, which other protocols would cut. */
    static final Seq<Script> FRAMES = Vector.of(
            script(
                    "large chunks",
                    post("/").chunks(FRAME, FRAME, "ld"),
                    answer(200).chunks(FRAME, FRAME)),
            script(
                    "large chunks and trailers",
                    post("/").chunks(FRAME, FRAME).trailer("x-sum", "1"),
                    answer(200).chunks(FRAME, FRAME, FRAME).trailer("x-end", "1")));

    /** Those that this protocol delivers as they are cut. */
    static Seq<Script> forms(Protocol protocol) {
        return protocol == Protocol.HTTP2 ? FORMS.appendAll(FRAMES) : FORMS;
    }

    /** A sample; where it states no answer, upstream sends the body back in one chunk. */
    static Script of(Samples.Sample sample) {
        Function<Request, Answer> upstream = request ->
                sample.answers().get("upstream").getOrElse(() -> answer(200).chunks(Vector.of(request.bytes())));
        return new Script("sample: " + sample.name(), sample.request(), upstream, sample.answers());
    }

    /** What that cluster answers to a call, whole. */
    Answer service(String cluster, Request asked) {
        return services.get(cluster)
                .getOrElse(() -> answer(200).header("x-user", "alice").chunks(Vector.of(asked.bytes())))
                .pause(Duration.ZERO);
    }

    /** As it must be sent so that its parts arrive one by one, each this much after the one before. */
    Script paced(Duration pause) {
        return new Script(
                name, request.pause(pause), seen -> upstream.apply(seen).pause(pause), services);
    }

    /** Upstream may have been asked by another method than the client's, and then owes the bytes that it states. */
    private static Answer sized(Request seen) {
        return seen.method().equals("HEAD")
                ? answer(200).header("content-length", "7")
                : answer(200).chunks("no head").contentLength();
    }

    private static Script script(String name, Request request, Answer answer) {
        return new Script(name, request, seen -> answer);
    }
}
