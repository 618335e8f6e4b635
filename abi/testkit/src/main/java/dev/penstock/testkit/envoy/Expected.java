package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a sample exchange must come to, as members of a JSON object:
 *
 * <pre>{@code
 * upstream  {method, path, headers, body, trailers}, or null when upstream must see no request
 * client    {status, headers, body, trailers}
 * accessLog the line of the access log
 * }</pre>
 *
 * <p>Only what is named is compared; a header or trailer that must be absent is null.
 */
public final class Expected {

    /** Nothing but an answer. */
    public static final Expected NOTHING = new Expected(Option.none(), Option.none(), Option.none());

    private final Option<JsonTree> upstream;
    private final Option<JsonTree> client;
    private final Option<String> accessLog;

    private Expected(Option<JsonTree> upstream, Option<JsonTree> client, Option<String> accessLog) {
        this.upstream = upstream;
        this.client = client;
        this.accessLog = accessLog;
    }

    static Expected of(JsonTree expect) {
        return new Expected(
                expect.member("upstream"),
                expect.member("client"),
                expect.member("accessLog").map(JsonTree::text));
    }

    /** One line per difference; none when all is as expected. */
    public Seq<String> differences(Seen seen) {
        return Vector.<String>empty()
                .appendAll(unanswered(seen.client()))
                .appendAll(upstream.toVector().flatMap(expected -> atUpstream(expected, seen.requests())))
                .appendAll(client.toVector().flatMap(expected -> atClient(expected, seen.client())));
    }

    /** What differs of the access log's lines. */
    Seq<String> differences(Seq<String> written) {
        return accessLog
                .flatMap(wanted -> differs("access log", wanted, written.mkString("\n")))
                .toVector();
    }

    private static Option<String> unanswered(Answer answer) {
        return Option.when(answer.ending() != Ending.COMPLETE, "the answer's end: " + answer.ending());
    }

    private static Seq<String> atUpstream(JsonTree expected, Seq<Request> requests) {
        if (expected.isNull() || requests.size() != 1) {
            var wanted = expected.isNull() ? 0 : 1;
            return differs("requests at upstream", "" + wanted, "" + requests.size())
                    .toVector();
        }
        var request = requests.head();
        return Vector.<String>empty()
                .appendAll(text(expected, "upstream", "method", request.method()))
                .appendAll(text(expected, "upstream", "path", request.path()))
                .appendAll(content(expected, "upstream", request));
    }

    private static Seq<String> atClient(JsonTree expected, Answer answer) {
        var status = expected.member("status").map(JsonTree::number);
        return status.flatMap(wanted -> differs("client status", "" + wanted, "" + answer.status()))
                .toVector()
                .appendAll(content(expected, "client", answer));
    }

    private static Seq<String> content(JsonTree expected, String side, Message<?> message) {
        return text(expected, side, "body", message.body())
                .toVector()
                .appendAll(fields(
                        expected.member("headers"),
                        side + " header ",
                        message.content().headers()))
                .appendAll(fields(
                        expected.member("trailers"),
                        side + " trailer ",
                        message.content().trailers()));
    }

    private static Seq<String> fields(Option<JsonTree> expected, String what, Fields actual) {
        return expected.toVector().flatMap(JsonTree::members).flatMap(field -> {
            var wanted = field._2.isNull() ? "absent" : Transcript.quoted(field._2.text());
            var found = actual.first(field._1).map(Transcript::quoted).getOrElse("absent");
            return differs(what + field._1, wanted, found);
        });
    }

    private static Option<String> text(JsonTree expected, String side, String name, String actual) {
        return expected.member(name)
                .flatMap(wanted ->
                        differs(side + " " + name, Transcript.quoted(wanted.text()), Transcript.quoted(actual)));
    }

    private static Option<String> differs(String what, String wanted, String found) {
        return Option.when(!wanted.equals(found), what + ": expected " + wanted + ", found " + found);
    }
}
