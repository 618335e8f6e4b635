package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.SteppedExchange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;

/**
 * What both ends saw of an exchange, but for how the bodies were cut: as text, so that a difference can be read. Of a request
 * that the upstream never had whole, and of a response that broke off, how much went before is a matter of the cut: it is left
 * out.
 */
record Outcome(Seq<String> upstream, String client, Seq<String> bodies, int status, boolean hangs) {
    /** What {@code open} comes to when {@code end} is done with it. */
    static Outcome of(SteppedExchange open, Function<SteppedExchange, Seen> end) {
        Seen seen = end.apply(open);
        Seq<Request> whole = open.requestIsWhole() ? seen.requests() : Vector.empty();
        Answer client = seen.client().ending() == Ending.COMPLETE
                ? seen.client()
                : seen.client().with(seen.client().content().withChunks(Vector.empty()));
        return new Outcome(
                whole.map(Outcome::text),
                text(client),
                whole.map(Request::content).append(client.content()).map(Outcome::body),
                client.status(),
                client.ending() == Ending.TIMED_OUT);
    }

    private static String text(Request request) {
        return request.method() + " " + request.path() + " " + request.authority() + text(request.content());
    }

    private static String text(Answer answer) {
        return answer.status() + text(answer.content()) + ", " + answer.ending();
    }

    private static String text(Content content) {
        return " {" + content.headers() + "} " + body(content) + " {" + content.trailers() + "}";
    }

    private static String body(Content content) {
        return JavaText.body(Bytes.copyOf(content.bytes()));
    }

    @Override
    public String toString() {
        return "upstream saw " + upstream.mkString("[", "; ", "]") + ", the client got " + client;
    }
}
