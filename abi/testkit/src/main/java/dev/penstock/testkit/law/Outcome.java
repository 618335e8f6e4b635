package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Seq;

/** What both ends saw of an exchange, but for how the bodies were cut. As text, so that a difference can be read. */
record Outcome(Seq<String> upstream, String client, Seq<String> bodies) {
    static Outcome of(Seen seen) {
        return new Outcome(
                seen.requests().map(Outcome::text),
                text(seen.client()),
                seen.requests()
                        .map(Request::content)
                        .append(seen.client().content())
                        .map(Outcome::body));
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
