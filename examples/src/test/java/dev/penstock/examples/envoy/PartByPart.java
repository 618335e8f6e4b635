package dev.penstock.examples.envoy;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Content;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.model.SteppedExchange;
import dev.penstock.testkit.model.VmModel;
import java.util.function.Function;

/**
 * An exchange in the model as one that is paced takes place in Envoy: calls are answered before the next part comes, but the end of an
 * HTTP/1.1 body, an empty chunk, comes with its last bytes.
 */
final class PartByPart {
    private final VmModel model;
    private final Function<Request, Answer> upstream;
    private Content answered = Content.NONE;

    PartByPart(VmModel model, Function<Request, Answer> upstream) {
        this.model = model;
        this.upstream = upstream;
    }

    void exchange(Request request) {
        SteppedExchange exchange = model.inSteps(request, this::answer);
        step(exchange, request.content(), 0);
        parts(exchange, request.content());
        step(exchange, answered, 0);
        parts(exchange, answered);
        exchange.abandon();
    }

    private Answer answer(Request request) {
        Answer answer = upstream.apply(request);
        answered = answer.content();
        return answer;
    }

    /** All but the headers. */
    private void parts(SteppedExchange exchange, Content content) {
        int parts = content.chunks().size() + (content.trailers().isEmpty() ? 0 : 1);
        for (int part = 1; part <= parts; part++) {
            step(exchange, content, part);
        }
    }

    private void step(SteppedExchange exchange, Content content, int part) {
        if (isBareEnd(content, part + 1)) {
            model.holdAnswers();
        }
        exchange.step();
        if (isBareEnd(content, part)) {
            model.releaseAnswers();
        }
    }

    /** Whether that part, counted from the headers, is an empty chunk. */
    private static boolean isBareEnd(Content content, int part) {
        var chunks = content.chunks();
        return part > 0 && part <= chunks.size() && chunks.get(part - 1).length == 0;
    }
}
