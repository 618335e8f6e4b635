package dev.penstock.examples.envoy;

import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Random;

/**
 * One exchange drawn from a seed: what client, upstream and the handlers of both {@link Steered} plugins do.
 *
 * @param number tells the exchanges of one gateway apart; both messages carry it as {@code x-exchange}
 * @param leaving how the client breaks off, or COMPLETE
 * @param patience how long the client waits
 * @param early whether upstream answers when it has seen the headers
 * @param delay how long upstream waits before it answers
 */
record SteeredExchange(
        int number,
        Protocol downstream,
        Request request,
        Ending leaving,
        Duration patience,
        Answer answer,
        boolean early,
        Duration delay) {
    private static final int FRAME = 16 << 10;

    static final Seq<String> METHODS = Vector.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

    private static final Seq<String> ANYWHERE = Vector.of(
            "keep",
            "count",
            "property",
            "share",
            "enqueue",
            "run-foreign",
            "log",
            "swap",
            "foreign",
            "throw",
            "index",
            "late-throw");
    private static final Seq<String> HEADERS = ANYWHERE.appendAll(
            Vector.of("set", "add", "remove", "split", "length", "reply", "reply-204", "reply-text"));
    private static final Seq<String> MODES = Vector.of("buffer", "buffer", "buffer", "stream", "pass-body", "limit");
    private static final Seq<String> BODIES =
            HEADERS.appendAll(Vector.of("replace", "empty", "append", "prepend", "overflow", "unsized"));
    private static final Seq<String> TRAILERS =
            ANYWHERE.appendAll(Vector.of("set", "add", "remove", "split", "reply", "reply-text"));
    private static final Seq<String> CHUNKS = Vector.of("throw", "replace", "replace");

    private static final Map<String, Seq<String>> PHASES = HashMap.<String, Seq<String>>empty()
            .put("request-headers", HEADERS.appendAll(MODES).appendAll(Vector.of("raise", "keep-route", "path")))
            .put("request-body", BODIES)
            .put("request-chunks", CHUNKS)
            .put("request-trailers", TRAILERS)
            .put("response-headers", HEADERS.appendAll(MODES).append("status"))
            .put("response-body", BODIES)
            .put("response-chunks", CHUNKS)
            .put("response-trailers", TRAILERS)
            .put("done", ANYWHERE.append("reply"));

    static SteeredExchange of(int number, long seed) {
        var random = new Random(31 * seed + number);
        var method = pick(METHODS, random);
        var bare = Request.of(method, "/" + number)
                .header("x-exchange", "" + number)
                .header("x-removable", "1")
                .header("x-do-steered", script(random))
                .header("x-do-steered-open", random.nextInt(3) == 0 ? script(random) : "");
        var request = method.equals("GET") || method.equals("HEAD") ? bare : filled(bare, random);
        return new SteeredExchange(
                number,
                pick(Vector.of(Protocol.values()), random),
                request,
                random.nextInt(12) == 0 ? Ending.RESET : Ending.COMPLETE,
                random.nextInt(12) == 0 ? Duration.ofMillis(random.nextInt(12)) : Duration.ofSeconds(15),
                answer(method, number, random),
                random.nextInt(10) == 0,
                Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(12) : 0));
    }

    /** What is wrong with what the client got, in a line each. */
    Seq<String> faults(Answer got) {
        return Vector.of(
                        fault(!isWhole(got) && !mayBreakOff(), "the client got " + got.status() + " " + got.ending()),
                        fault(isWhole(got) && !mayHave(got.status()), "the client got status " + got.status()),
                        fault(got.ending() == Ending.TIMED_OUT && patience.toSeconds() > 0, "the client got no end"),
                        fault(got.header("x-exchange").exists(other -> !other.equals("" + number)), "another's answer"),
                        fault(got.header("x-injected").isDefined(), "an injected header"),
                        fault(isWhole(got) && isWronglySized(got), "content-length is not " + got.bytes().length))
                .flatMap(fault -> fault)
                .map(fault -> this + ": " + fault);
    }

    private static Seq<String> fault(boolean found, String what) {
        return found ? Vector.of(what) : Vector.empty();
    }

    private static boolean isWhole(Answer got) {
        return got.ending() == Ending.COMPLETE;
    }

    /** Only what one of the parties has been told to do may keep the client from a whole answer. */
    private boolean mayBreakOff() {
        return leaving != Ending.COMPLETE
                || patience.toSeconds() == 0
                || answer.ending() != Ending.COMPLETE
                || early
                || mayOweBytesToTrailers()
                || Vector.of("response-headers", "response-body", "response-chunks", "response-trailers")
                        .exists(phase -> scripts().contains(phase + "="));
    }

    /** A request of more than one frame is not held: trailers that meet the start of a match find no place for it, and it is reset. */
    private boolean mayOweBytesToTrailers() {
        return request.bytes().length > FRAME
                && !request.content().trailers().isEmpty()
                && scripts().contains("request-chunks=");
    }

    private boolean mayHave(int status) {
        return status == answer.status()
                || (Vector.of(403, 204, 299, 500).contains(status) && scripts().contains("="))
                || (status == 413
                        && (scripts().contains("overflow") || scripts().contains("limit")))
                || ((status == 502 || status == 503) && answer.ending() != Ending.COMPLETE);
    }

    private boolean isWronglySized(Answer got) {
        return !request.method().equals("HEAD")
                && got.status() != 304
                && got.header("content-length").exists(stated -> !stated.equals("" + got.bytes().length));
    }

    private String scripts() {
        return request.header("x-do-steered").get()
                + request.header("x-do-steered-open").get();
    }

    private static String script(Random random) {
        return Vector.ofAll(PHASES)
                .filter(phase -> random.nextInt(3) == 0)
                .map(phase -> phase._1 + "="
                        + Vector.fill(1 + random.nextInt(3), () -> pick(phase._2, random))
                                .mkString(","))
                .mkString(";");
    }

    private static Answer answer(String method, int number, Random random) {
        var bare = Answer.answer(pick(Vector.of(200, 200, 200, 201, 204, 302, 304, 404, 500), random))
                .header("x-exchange", "" + number)
                .header("x-removable", "1");
        if (bare.status() == 204) {
            return bare;
        }
        if (method.equals("HEAD")) {
            return bare.header("content-length", "7");
        }
        return bare.status() == 304
                ? bare
                : filled(bare, random).ending(random.nextInt(12) == 0 ? Ending.RESET : Ending.COMPLETE);
    }

    /** With a body, trailers, a stated length, pauses, or none of them. */
    private static <M extends Message<M>> M filled(M message, Random random) {
        var chunks = random.nextInt(4) == 0
                ? Vector.<byte[]>empty()
                : Vector.fill(1 + random.nextInt(4), () -> chunk(random));
        var whole = message.chunks(chunks).pause(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(5) : 0));
        return switch (random.nextInt(3)) {
            case 0 -> whole.contentLength();
            case 1 -> whole.trailer("x-end", "1");
            default -> whole;
        };
    }

    private static byte[] chunk(Random random) {
        var bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(20_000) : 1 + random.nextInt(60)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) "old".charAt(i % 3);
        }
        return bytes;
    }

    private static <T> T pick(Seq<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    @Override
    public String toString() {
        return "exchange %d over %s: %s %s in %d bytes, trailers [%s], client %s after %s; upstream %s %s in %d bytes, trailers [%s], %s after %s"
                .formatted(
                        number,
                        downstream,
                        request.method(),
                        request.content().headers(),
                        request.bytes().length,
                        request.content().trailers(),
                        leaving,
                        patience,
                        answer.status(),
                        answer.content().headers(),
                        answer.bytes().length,
                        answer.content().trailers(),
                        early ? "early" : answer.ending(),
                        delay);
    }
}
