package dev.penstock.testkit.law;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
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
