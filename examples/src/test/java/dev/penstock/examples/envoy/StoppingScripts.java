package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Exchanges that {@link FixturePlugins} end before their time. */
final class StoppingScripts {
    private static final Seq<Request> REQUESTS = Vector.of(
            get("/"),
            Request.of("HEAD", "/"),
            post("/").chunks("ab", "cd"),
            post("/").chunks("ab", "cd").trailer("x-sum", "1"));

    private StoppingScripts() {}

    /** For {@link FixturePlugins#replying}: each form of a reply in each phase that can have one. */
    static Seq<Script> replies() {
        return Vector.of("empty", "typed", "bytes", "text").flatMap(StoppingScripts::replies);
    }

    private static Seq<Script> replies(String form) {
        return REQUESTS.map(request -> script(
                        form + " to " + request.method() + " "
                                + request.content().trailers(),
                        request.header("x-reply", form),
                        answer(200)))
                .append(script(
                        form + " in place of an answer",
                        post("/").chunks("ab", "cd"),
                        answer(200).header("x-reply", form).chunks("ab", "cd")));
    }

    /** For {@link FixturePlugins#failing}: a failure in each of its handlers. */
    static Seq<Script> failures() {
        return REQUESTS.map(request -> script(
                        "in the headers of " + request.method(),
                        request.header("x-fail", "request headers"),
                        answer(200)))
                .append(script("in a request's body", post("/").chunks("ab", "!cd", "ef"), answer(200)))
                .append(script("in a request's last chunk", post("/").chunks("ab", "!cd"), answer(200)))
                .append(script(
                        "in an answer's headers",
                        post("/").chunks("ab"),
                        answer(200).header("x-fail", "response headers").chunks("ab", "cd")))
                .append(script("in an answer's body", get("/"), answer(200).chunks("ab", "!cd", "ef")));
    }

    /** For {@link TransformPlugins#redact}: bodies that are no JSON, in each direction. */
    static Seq<Script> refusals() {
        return Vector.of(
                script("in a request", post("/").chunks("{\"old\":1", "]", "}"), answer(200)),
                script("at a request's end", post("/").chunks("{\"old\"", ":1"), answer(200)),
                script("at a request's trailers", post("/").chunks("{\"old\":1").trailer("x-sum", "1"), answer(200)),
                script("in an answer", get("/"), answer(200).chunks("{\"old\":1", "]", "}")),
                script("at an answer's end", get("/"), answer(200).chunks("{\"old\"", ":1")),
                script(
                        "at an answer's trailers",
                        get("/"),
                        answer(200).chunks("{\"old\":1").trailer("x-end", "1")));
    }

    private static Script script(String name, Request request, Answer answer) {
        return new Script(name, request, seen -> answer);
    }
}
