package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.WaitingScene.Body;
import dev.penstock.core.machine.WaitingScene.Coming;
import dev.penstock.core.machine.WaitingScene.Course;
import dev.penstock.core.machine.WaitingScene.Shape;
import dev.penstock.core.machine.WaitingScene.Will;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** One message on its way through a machine, held after each event against what may have gone on by then. */
final class WaitingRun {
    private static final Cluster CLUSTER = Cluster.named("auth");
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));

    /** Where a handler waits. */
    private enum Place {
        HEADERS,
        BODY,
        TRAILERS
    }

    private final Shape shape;
    private final Will will;
    private final List<Coming> comings;
    private final Peer peer;
    private int called;
    private int answered;
    private int begun;
    private int decided;
    private int refused;
    private boolean left;
    private Option<Place> underWay = Option.none();
    private String cameMeanwhile = "nothing";
    private Vector<Coming> came = Vector.empty();

    /** @param comings what comes of each call, in the order in which they are made; OK where there are no more */
    WaitingRun(Shape shape, Will will, List<Coming> comings) {
        this.shape = shape;
        this.will = will;
        this.comings = comings;
        this.peer = new Peer(machine());
    }

    private StreamMachine machine() {
        Plan plan = new Plan();
        Plan begun = shape.direction() == Direction.REQUEST
                ? plan.requestHeaders(head -> asked(shape.atHeaders(), Place.HEADERS, head.proceed()))
                        .requestTrailers(end -> asked(shape.atTrailers(), Place.TRAILERS, end.proceed()))
                : plan.responseHeaders(head -> asked(shape.atHeaders(), Place.HEADERS, head.proceed()))
                        .responseTrailers(end -> asked(shape.atTrailers(), Place.TRAILERS, end.proceed()));
        return withBody(begun).machine();
    }

    private Plan withBody(Plan plan) {
        if (shape.body() == Body.STREAMED) {
            return plan.streaming(shape.direction(), REPLACE);
        }
        if (shape.body() == Body.PASSING) {
            return plan;
        }
        return shape.direction() == Direction.REQUEST
                ? plan.requestBody((request, body) -> asked(
                        shape.atBody(),
                        Place.BODY,
                        body.isEmpty() ? request.proceed() : request.proceed().replaceBody(replaced(body))))
                : plan.responseBody((response, body) -> asked(
                        shape.atBody(),
                        Place.BODY,
                        body.isEmpty() ? response.proceed() : response.proceed().replaceBody(replaced(body))));
    }

    static Bytes replaced(Bytes body) {
        return Bytes.utf8(body.utf8().replace("old", "new"));
    }

    private <P extends Phase> Verdict<?> asked(boolean waits, Place place, Verdict<P> end) {
        if (!waits) {
            return end;
        }
        begun++;
        underWay = Option.some(place);
        return calls().then(
                        answer -> decided(will == Will.REFUSE ? 403 : 0, end),
                        failure -> decided(will == Will.LET_PASS ? 0 : 503, end));
    }

    private Call<Answer> calls() {
        return switch (shape.calls()) {
            case 0 -> once();
            case 1 -> once().flatMap(first -> once());
            default -> once().zip(once(), (first, second) -> second);
        };
    }

    /** Its path says which one it is. */
    private Call<Answer> once() {
        int number = called++;
        boolean known = coming(number) != Coming.NOT_SENT;
        return call(known ? CLUSTER : Cluster.named("none"), get("/" + number));
    }

    private Coming coming(int number) {
        return number < comings.size() ? comings.get(number) : Coming.OK;
    }

    private Verdict<?> decided(int status, Verdict<?> end) {
        decided++;
        underWay = Option.none();
        refused += status == 0 ? 0 : 1;
        return status == 0 ? end : reply(status);
    }

    /** The message comes, and after each of its parts as many answers as the course says. The client may leave in between. */
    void message(Course course) {
        boolean bare = course.chunks().isEmpty() && !course.trailers();
        peer.headers(shape.direction(), Headers.empty(), bare);
        List<Integer> answers = answer(course.answers());
        for (int i = 0; i < course.chunks().size() && isOpen(); i++) {
            boolean end = i == course.chunks().size() - 1 && !course.trailers();
            note(end ? "all of the body" : "part of the body");
            peer.body(shape.direction(), Bytes.utf8(course.chunks().get(i)), end);
            answers = answer(answers);
        }
        if (course.trailers() && isOpen()) {
            note("trailers");
            peer.trailers(shape.direction());
            requireHeld();
        }
    }

    /** A host hands over nothing more once the stream was answered or reset. */
    private boolean isOpen() {
        return ends() == 0;
    }

    private void note(String what) {
        if (shape.atHeaders() && !peer.headersGone(shape.direction())) {
            cameMeanwhile = what;
        }
    }

    private List<Integer> answer(List<Integer> due) {
        requireHeld();
        for (int i = 0; i < due.headOption().getOrElse(0); i++) {
            next();
        }
        return due.isEmpty() ? due : due.tail();
    }

    private void next() {
        if (answered < peer.questions().size()) {
            int number = Integer.parseInt(peer.questions()
                    .get(answered)
                    .headers()
                    .first(":path")
                    .get()
                    .substring(1));
            came = came.append(left ? Coming.AFTER_THE_END : coming(number));
            peer.answer(answered++, coming(number).arrival());
            requireHeld();
        }
    }

    /** What waits has not gone on. */
    private void requireHeld() {
        underWay.filter(place -> !left).forEach(place -> {
            assertThat(peer.ended(shape.direction())).isFalse();
            if (place == Place.HEADERS || shape.body() == Body.WHOLE) {
                assertThat(peer.headersGone(shape.direction())).isFalse();
                assertThat(peer.released(shape.direction()).isEmpty()).isTrue();
            }
        });
    }

    /** All answers that are still to come. */
    void drain() {
        while (answered < peer.questions().size()) {
            next();
        }
    }

    /** The client leaves. */
    void leave() {
        left = true;
        peer.ended();
    }

    Peer peer() {
        return peer;
    }

    /** How often the stream was answered or reset. */
    int ends() {
        return peer.effects(Effect.SendReply.class).size()
                + peer.effects(Effect.CloseStream.class).size();
    }

    /** How many waits were begun, and how many of them have been decided on. */
    int begun() {
        return begun;
    }

    int decided() {
        return decided;
    }

    /** How many were decided against. */
    int refusals() {
        return refused;
    }

    /** What has come of the calls that were sent. */
    Vector<Coming> came() {
        return peer.refused() > 0 ? came.append(Coming.NOT_SENT) : came;
    }

    /** What came last while the headers waited. */
    String cameMeanwhile() {
        return cameMeanwhile;
    }
}
