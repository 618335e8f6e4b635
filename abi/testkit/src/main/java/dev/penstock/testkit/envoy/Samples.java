package dev.penstock.testkit.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A plugin's sample exchanges, read from a JSON file with these members, all but {@code about} optional:
 *
 * <pre>{@code
 * about      one line on what the plugin does
 * config     its configuration, any JSON
 * curl       arguments of curl worth trying
 * accessLog  the format of an access log
 * clusters   names of further clusters, each with a server of its own
 * routes     [{name, domain, prefix, cluster}] in place of the one that takes all to upstream, which domain, prefix and cluster default to
 * log        texts the plugin logs within 15 seconds
 * higress    why it is run in the model of Higress, not in Envoy; without it, in Envoy
 * redis      names of clusters with a Redis behind, of Higress
 * untraced   why its host calls in Envoy are not compared with the model's; without it they are
 * exchanges  [{name, protocol: "http/1.1" | "h2", request: {method, path, authority, headers, chunks, trailers, contentLength},
 *              answers: {cluster: {status, headers, chunks, trailers, contentLength}}, expect: {upstream, client}}]
 * }</pre>
 *
 * <p>The cluster behind the default route is {@code upstream}; one without an answer echoes. Headers are an object, or an array of
 * {@code [name, value]} where names repeat.
 *
 * @param config the configuration's text
 */
public record Samples(
        String about,
        Option<String> config,
        String curl,
        Option<String> accessLog,
        Seq<String> clusters,
        Seq<Route> routes,
        Seq<String> log,
        Option<String> higress,
        Seq<String> redis,
        Option<String> untraced,
        Seq<Sample> exchanges) {

    /** Keeps chunks apart over HTTP/1.1. */
    private static final Duration PAUSE = Duration.ofMillis(30);

    /**
     * One exchange.
     *
     * @param answers by cluster
     */
    public record Sample(
            String name, Protocol protocol, Request request, Map<String, Answer> answers, Expected expected) {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it is not as described, with its name
     */
    public static Samples read(Path file) {
        try {
            return of(JsonTree.read(Files.readString(file)));
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Samples of(JsonTree file) {
        return new Samples(
                text(file, "about", ""),
                file.member("config").map(JsonTree::write),
                text(file, "curl", ""),
                file.member("accessLog").map(JsonTree::text),
                elements(file, "clusters").map(JsonTree::text),
                elements(file, "routes").map(Samples::route),
                elements(file, "log").map(JsonTree::text),
                file.member("higress").map(JsonTree::text),
                elements(file, "redis").map(JsonTree::text),
                file.member("untraced").map(JsonTree::text),
                elements(file, "exchanges").map(Samples::sample));
    }

    private static Route route(JsonTree route) {
        return Route.to(
                text(route, "name", ""),
                text(route, "domain", "*"),
                text(route, "prefix", "/"),
                text(route, "cluster", "upstream"));
    }

    private static Sample sample(JsonTree exchange) {
        return new Sample(
                text(exchange, "name", "exchange"),
                text(exchange, "protocol", "h2").equals("h2") ? Protocol.HTTP2 : Protocol.HTTP1,
                exchange.member("request").map(Samples::request).getOrElse(Request.get("/")),
                exchange.member("answers").map(Samples::answers).getOrElse(LinkedHashMap.empty()),
                exchange.member("expect").map(Expected::of).getOrElse(Expected.NOTHING));
    }

    private static Request request(JsonTree request) {
        var plain = Request.of(text(request, "method", "GET"), text(request, "path", "/"))
                .to(text(request, "authority", "localhost"));
        return content(request, plain);
    }

    private static Map<String, Answer> answers(JsonTree answers) {
        return LinkedHashMap.ofEntries(answers.members().map(named -> named.map2(Samples::answer)));
    }

    private static Answer answer(JsonTree answer) {
        var status = answer.member("status").map(JsonTree::number).getOrElse(200);
        return content(answer, Answer.answer(status));
    }

    private static <M extends Message<M>> M content(JsonTree message, M plain) {
        var chunks = elements(message, "chunks").map(JsonTree::text).map(chunk -> chunk.getBytes(UTF_8));
        var filled = plain.with(Content.NONE
                .withHeaders(fields(message, "headers"))
                .withChunks(chunks)
                .withTrailers(fields(message, "trailers"))
                .withPause(PAUSE));
        return message.member("contentLength").exists(wanted -> wanted.value() == Boolean.TRUE)
                ? filled.contentLength()
                : filled;
    }

    private static Fields fields(JsonTree message, String name) {
        return message.member(name).map(Samples::fields).getOrElse(Fields.NONE);
    }

    private static Fields fields(JsonTree fields) {
        return fields.value() instanceof Map<?, ?>
                ? new Fields(fields.members().map(field -> field.map2(JsonTree::text)))
                : fields.elements()
                        .map(JsonTree::elements)
                        .foldLeft(
                                Fields.NONE,
                                (all, pair) ->
                                        all.plus(pair.get(0).text(), pair.get(1).text()));
    }

    private static String text(JsonTree object, String name, String otherwise) {
        return object.member(name).map(JsonTree::text).getOrElse(otherwise);
    }

    private static Seq<JsonTree> elements(JsonTree object, String name) {
        return object.member(name).map(JsonTree::elements).getOrElse(Vector.empty());
    }
}
