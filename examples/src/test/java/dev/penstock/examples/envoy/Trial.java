package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Random;

/**
 * One exchange whose bodies are drawn from a seed, and what is wrong with the way it went.
 *
 * @param number tells the trials of one gateway apart, and is their path
 */
record Trial(int number, Replacement replacement, DrawnBody request, DrawnBody response, boolean sized) {

    static Trial of(Replacement replacement, int number, long seed) {
        var random = new Random(31 * seed + number);
        return new Trial(
                number,
                replacement,
                DrawnBody.of(size(number, random), replacement.from(), random),
                DrawnBody.of(size(number, random), replacement.from(), random),
                random.nextBoolean());
    }

    Request sent() {
        var whole = post("/" + number).chunks(request.chunks());
        return sized ? whole.contentLength() : whole;
    }

    Answer answered() {
        var whole = answer(200).chunks(response.chunks());
        return sized ? whole.contentLength() : whole;
    }

    /** What differs from what must be seen, in a line each. */
    Seq<String> faults(Option<Request> upstream, Answer client) {
        var ending = client.ending() == Ending.COMPLETE && client.status() == 200
                ? Option.<String>none()
                : Option.of("the client got " + client.status() + " " + client.ending());
        return upstream.fold(() -> Vector.of("upstream saw no request"), seen -> faults("request", seen, request))
                .appendAll(ending)
                .appendAll(faults("response", client, response))
                .map(fault -> this + ": " + fault);
    }

    @Override
    public String toString() {
        return "trial %d%s, request of %s, response of %s"
                .formatted(number, sized ? " with content-length" : "", request, response);
    }

    private static int size(int number, Random random) {
        return number == 0 ? DrawnBody.LARGEST_BODY : DrawnBody.size(random);
    }

    private Vector<String> faults(String which, Message<?> seen, DrawnBody sent) {
        var expected = sent.replaced(replacement.from(), replacement.to());
        var actual = seen.bytes();
        var length = seen.header("content-length").filter(stated -> !stated.equals("" + actual.length));
        var difference = Arrays.mismatch(expected, actual);
        return Vector.ofAll(length.map(stated -> which + ": content-length " + stated + ", body " + actual.length))
                .appendAll(
                        difference < 0
                                ? Option.none()
                                : Option.of("%s: %d bytes where %d were expected, the first difference at %d"
                                        .formatted(which, actual.length, expected.length, difference)));
    }
}
