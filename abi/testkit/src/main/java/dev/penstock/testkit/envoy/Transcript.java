package dev.penstock.testkit.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.Locale;

/** Exchanges as text for people: who sent what, with the borders of chunks as {@code |}. */
public final class Transcript {

    private static final int LONGEST = 70;
    private static final Set<String> ENVOYS_OWN = HashSet.of(
            "x-forwarded-proto",
            "x-request-id",
            "server",
            "date",
            "transfer-encoding",
            "x-envoy-upstream-service-time",
            "x-envoy-expected-rq-timeout-ms");

    private Transcript() {}

    /** The lines of one exchange. */
    public static Seq<String> of(Samples.Sample sample, Seen seen) {
        return Vector.of(line("client sends", start(sample.request()), sample.request()))
                .appendAll(
                        seen.requests().isEmpty()
                                ? Vector.of("   upstream sees    nothing")
                                : seen.requests().map(request -> line("upstream sees", start(request), request)))
                .appendAll(sample.answers()
                        .toVector()
                        .map(named -> line(named._1 + " answers", "" + named._2.status(), named._2)))
                .append(line("client gets", start(seen.client()), seen.client()));
    }

    /** The text in quotes, cut short when it is long, control characters made visible. */
    static String quoted(String text) {
        var shown =
                text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
        return "\"" + shown.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\"";
    }

    private static String line(String who, String start, Message<?> message) {
        var head = "   %-16s %-12s".formatted(who, start);
        return Vector.of(head, headers(message), body(message), trailers(message))
                .filter(part -> !part.isEmpty())
                .mkString("  ")
                .stripTrailing();
    }

    private static String start(Request request) {
        return request.method() + " " + request.path();
    }

    private static String start(Answer answer) {
        return answer.ending() == Ending.COMPLETE ? "" + answer.status() : answer.status() + " " + answer.ending();
    }

    private static String headers(Message<?> message) {
        var shown = message.content()
                .headers()
                .pairs()
                .reject(pair -> ENVOYS_OWN.contains(pair._1.toLowerCase(Locale.ROOT)));
        return shown.isEmpty() ? "" : "[" + new Fields(shown) + "]";
    }

    private static String body(Message<?> message) {
        return message.chunkTexts().map(Transcript::quoted).mkString(" | ");
    }

    private static String trailers(Message<?> message) {
        var trailers = message.content().trailers();
        return trailers.isEmpty() ? "" : "trailers [" + trailers + "]";
    }
}
