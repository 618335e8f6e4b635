package dev.penstock.testkit.law;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.SteppedExchange;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * One exchange: what the client sends and what the upstream answers.
 *
 * @param end what becomes of it
 */
public record Traffic(Request request, Answer answer, End end) {
    /** What becomes of an exchange. */
    public enum End {
        /** The upstream answers. */
        ANSWERED,
        /** The client goes away before. */
        ABANDONED
    }

    /** The upstream answers {@code request} with {@code answer}. */
    public static Traffic of(Request request, Answer answer) {
        return new Traffic(request, answer, End.ANSWERED);
    }

    /** The same, but the client goes away before the answer. */
    public Traffic abandoned() {
        return new Traffic(request, answer, End.ABANDONED);
    }

    /** The same with each body in one chunk, which tells the end too unless trailers do. */
    Traffic whole() {
        return new Traffic(joined(request), joined(answer), end);
    }

    /** The same without trailers. */
    Traffic withoutTrailers() {
        return new Traffic(bare(request), bare(answer), end);
    }

    private static <M extends Message<M>> M joined(M message) {
        return message.content().chunks().isEmpty() ? message : message.chunks(Vector.of(message.bytes()));
    }

    private static <M extends Message<M>> M bare(M message) {
        return message.with(message.content().withTrailers(Fields.NONE));
    }

    /** What comes of it in that VM. */
    Outcome in(ConfiguredPlugin plugin) {
        return Outcome.of(begin(plugin), this::end);
    }

    /** What both ends see of it in that VM. */
    Seen seenIn(ConfiguredPlugin plugin) {
        return end(begin(plugin));
    }

    /** Nothing of it has arrived yet. */
    SteppedExchange begin(ConfiguredPlugin plugin) {
        return plugin.vm().inSteps(request, asked -> answer);
    }

    /** It runs to its end; one that is abandoned is so when the request has been sent. */
    private Seen end(SteppedExchange open) {
        if (end == End.ANSWERED) {
            return open.end();
        }
        int trailers = request.content().trailers().isEmpty() ? 0 : 1;
        for (int i = 0; i < 1 + request.content().chunks().size() + trailers; i++) {
            open.step();
        }
        return open.abandon();
    }

    /** As it would be written in a test. */
    @Override
    public String toString() {
        String path = JavaText.literal(request.path());
        String sent = request.method().equals("POST")
                ? "post(" + path + ")"
                : "Request.of(" + JavaText.literal(request.method()) + ", " + path + ")";
        return "Traffic.of(" + sent + text(request) + ", answer(" + answer.status() + ")" + text(answer) + ")"
                + (end == End.ABANDONED ? ".abandoned()" : "");
    }

    private static String text(Message<?> message) {
        Seq<byte[]> chunks = message.content().chunks();
        String headers = fields(".header", message.content().headers().pairs());
        String body = chunks.isEmpty() ? "" : ".chunks(" + JavaText.arguments(chunks) + ")";
        return headers + body + fields(".trailer", message.content().trailers().pairs());
    }

    private static String fields(String verb, Seq<Tuple2<String, String>> pairs) {
        return pairs.map(pair -> verb + "(" + JavaText.literal(pair._1) + ", " + JavaText.literal(pair._2) + ")")
                .mkString();
    }
}
