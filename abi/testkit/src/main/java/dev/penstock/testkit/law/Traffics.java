package dev.penstock.testkit.law;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.JsonReader;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Exchanges aimed at a plugin. */
public final class Traffics {
    private static final int MOST_FIELDS = 2;

    private Traffics() {}

    /**
     * Requests and answers with these bodies, cut as by {@link Chunkings#in}: with and without a body, trailers, a stated length
     * and a content type; some are abandoned by the client.
     */
    public static Arbitrary<Traffic> of(Arbitrary<Bytes> bodies) {
        Arbitrary<Chunking> chunkings = Chunkings.in(bodies);
        Arbitrary<Boolean> sized = Arbitraries.of(false, true);
        Arbitrary<Request> requests = Combinators.combine(
                        Arbitraries.of("POST", "PUT", "GET"), Arbitraries.of("/", "/a?b=c"), fields(), chunkings, sized)
                .as((method, path, fields, body, stated) -> message(Request.of(method, path), fields, body, stated));
        Arbitrary<Answer> answers = Combinators.combine(Arbitraries.of(200, 404, 503), fields(), chunkings, sized)
                .as((status, fields, body, stated) -> message(Answer.answer(status), fields, body, stated));
        Arbitrary<Traffic.End> ends =
                Arbitraries.of(Traffic.End.ANSWERED, Traffic.End.ANSWERED, Traffic.End.ANSWERED, Traffic.End.ABANDONED);
        return Combinators.combine(requests, answers, ends).as(Traffic::new).withoutEdgeCases();
    }

    private static Arbitrary<Fields> fields() {
        return Arbitraries.of(
                        Tuple.of("x-a", "1"),
                        Tuple.of("content-type", "text/plain"),
                        Tuple.of("content-type", "application/json"),
                        Tuple.of("content-type", "text/event-stream"),
                        Tuple.of("cookie", "a=b; c=d"))
                .list()
                .ofMaxSize(MOST_FIELDS)
                .map(pairs -> new Fields(Vector.ofAll(pairs).distinctBy(Tuple2::_1)));
    }

    private static <M extends Message<M>> M message(M bare, Fields fields, Chunking body, boolean stated) {
        M headed = bare.with(bare.content().withHeaders(fields));
        boolean none =
                body.chunks().size() == 1 && body.body().isEmpty() && body.end() == Chunking.End.WITH_THE_LAST_CHUNK;
        M full = none ? headed : body.in(headed);
        return stated && !none && full.content().trailers().isEmpty() ? full.contentLength() : full;
    }

    /** The texts in a configuration: what a plugin looks for is often one of them. None where it is not JSON. */
    static String[] patterns(String configuration) {
        return JsonReader.read(configuration)
                .fold(error -> Vector.<String>empty(), json -> json.match(new ConfigTexts()))
                .filter(text -> !text.isEmpty() && text.length() <= 16)
                .distinct()
                .toJavaArray(String[]::new);
    }
}
