package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.RetryPolicy;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** However answers and the parts of a message follow each other, nothing passes before its answer and everything ends. */
class WaitingProperties {
    private static final Cluster CLUSTER = Cluster.named("auth");
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));

    /** What a plugin does with the body, and where it waits; each digit of {@code calls} is how many calls a wait makes in turn. */
    record Shape(Direction direction, Body body, boolean atHeaders, boolean atBody, boolean atTrailers, int calls) {}

    /** What becomes of bodies. */
    enum Body {
        PASSING,
        STREAMED,
        WHOLE
    }

    /** A message, and after each of its parts how many of the answers that are due come. */
    record Course(List<String> chunks, boolean trailers, List<Integer> answers) {}

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void noBytePassesBeforeItsAnswerAndAllOfTheMessageAfterwards(
            @ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        Run run = new Run(shape, false);
        run.message(course);
        run.drain();
        Peer peer = run.peer;
        assertThat(peer.ended(shape.direction())).as("%s %s", shape, course).isTrue();
        Bytes body = Bytes.utf8(course.chunks().mkString());
        Bytes expected = shape.body() == Body.PASSING ? body : replaced(body);
        assertThat(peer.released(shape.direction())).isEqualTo(expected);
        assertThat(peer.effects(Effect.CloseStream.class)).isEmpty();
        assertThat(peer.effects(Effect.SendReply.class)).isEmpty();
        Statistics.label("waits at").collect(shape.atHeaders(), shape.atBody(), shape.atTrailers());
        Statistics.label("came while headers waited").collect(run.cameMeanwhile);
        Statistics.label("came while headers waited")
                .coverage(seen -> List.of("nothing", "part of the body", "all of the body", "trailers")
                        .forEach(each -> seen.check(each).count(times -> times > 0)));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aRefusalEndsTheStreamOnceAndNothingOfTheMessageWasSeen(
            @ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        Run run = new Run(shape, true);
        run.message(course);
        run.drain();
        Peer peer = run.peer;
        int ends = peer.effects(Effect.SendReply.class).size()
                + peer.effects(Effect.CloseStream.class).size();
        assertThat(ends).as("%s %s", shape, course).isEqualTo(run.asks(course) ? 1 : 0);
        assertThat(peer.effects(Effect.ContinueStream.class).size()).isEqualTo(0);
        if (shape.atHeaders()) {
            assertThat(peer.released(shape.direction()).isEmpty()).isTrue();
            assertThat(peer.headersGone(shape.direction())).isFalse();
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anAnswerAfterTheEndOfTheStreamDoesNothing(@ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        Run run = new Run(shape, false);
        run.message(new Course(course.chunks(), course.trailers(), List.empty()));
        run.peer.ended();
        int before = run.peer.effects().size();
        run.drain();
        assertThat(run.peer.effects().size()).isEqualTo(before);
    }

    @Property(tries = 200)
    void answersUnderOtherTokensChangeNothing(@ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        Run run = new Run(shape, false);
        run.message(new Course(course.chunks(), course.trailers(), List.empty()));
        StreamState before = run.peer.state();
        run.peer.answer(1_000, ok());
        run.peer.answer(-1, ok());
        assertThat(run.peer.state()).isEqualTo(before);
        run.drain();
        int effects = run.peer.effects().size();
        Vector.range(0, run.peer.questions().size()).forEach(token -> run.peer.answer(token, ok()));
        assertThat(run.peer.effects().size()).isEqualTo(effects);
    }

    private static Bytes replaced(Bytes body) {
        return Bytes.utf8(body.utf8().replace("old", "new"));
    }

    static HttpArrival ok() {
        return new HttpArrival(
                Headers.empty().add(":status", "200").add("x-envoy-upstream-service-time", "1"),
                Bytes.empty(),
                Headers.empty());
    }

    /** One message on its way through a machine. */
    private static final class Run {
        private final Shape shape;
        private final Peer peer;
        private int answered;
        private String cameMeanwhile = "nothing";

        Run(Shape shape, boolean refusing) {
            this.shape = shape;
            this.peer = new Peer(machine(shape, refusing));
        }

        private static StreamMachine machine(Shape shape, boolean refusing) {
            Plan plan = new Plan();
            boolean request = shape.direction() == Direction.REQUEST;
            Plan begun = request
                    ? plan.requestHeaders(head ->
                                    shape.atHeaders() ? waiting(shape, refusing, head.proceed()) : head.proceed())
                            .requestTrailers(
                                    end -> shape.atTrailers() ? waiting(shape, refusing, end.proceed()) : end.proceed())
                    : plan.responseHeaders(head ->
                                    shape.atHeaders() ? waiting(shape, refusing, head.proceed()) : head.proceed())
                            .responseTrailers(end ->
                                    shape.atTrailers() ? waiting(shape, refusing, end.proceed()) : end.proceed());
            return withBody(begun, shape, refusing).machine();
        }

        private static Plan withBody(Plan plan, Shape shape, boolean refusing) {
            if (shape.body() == Body.STREAMED) {
                return plan.streaming(shape.direction(), REPLACE);
            }
            if (shape.body() == Body.PASSING) {
                return plan;
            }
            return shape.direction() == Direction.REQUEST
                    ? plan.requestBody((request, body) -> {
                        var edit = body.isEmpty()
                                ? request.proceed()
                                : request.proceed().replaceBody(replaced(body));
                        return shape.atBody() ? waiting(shape, refusing, edit) : edit;
                    })
                    : plan.responseBody((response, body) -> {
                        var edit = body.isEmpty()
                                ? response.proceed()
                                : response.proceed().replaceBody(replaced(body));
                        return shape.atBody() ? waiting(shape, refusing, edit) : edit;
                    });
        }

        private static <P extends Phase> Verdict<?> waiting(Shape shape, boolean refusing, Verdict<P> end) {
            Call<Answer> call = call(CLUSTER, get("/"));
            Call<Answer> calls = shape.calls() % 3 == 0
                    ? call
                    : shape.calls() % 3 == 1 ? call.flatMap(first -> call) : call.zip(call, (first, second) -> second);
            return refusing
                    ? calls.then(answer -> reply(403), failure -> reply(503))
                    : calls.<P>then(answer -> end, failure -> end);
        }

        /** Whether the plugin waits anywhere on such a message. */
        boolean asks(Course course) {
            return shape.atHeaders()
                    || (shape.body() == Body.WHOLE && shape.atBody())
                    || (course.trailers() && shape.atTrailers());
        }

        void message(Course course) {
            boolean bare = course.chunks().isEmpty() && !course.trailers();
            peer.headers(shape.direction(), Headers.empty(), bare);
            List<Integer> answers = course.answers();
            answers = answer(answers);
            for (int i = 0; i < course.chunks().size() && isOpen(); i++) {
                boolean end = i == course.chunks().size() - 1 && !course.trailers();
                note(end ? "all of the body" : "part of the body");
                peer.body(shape.direction(), Bytes.utf8(course.chunks().get(i)), end);
                requireHeld();
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
            return peer.effects(Effect.SendReply.class).isEmpty()
                    && peer.effects(Effect.CloseStream.class).isEmpty();
        }

        private void note(String what) {
            if (shape.atHeaders() && !peer.headersGone(shape.direction())) {
                cameMeanwhile = what;
            }
        }

        private List<Integer> answer(List<Integer> due) {
            for (int i = 0; i < due.headOption().getOrElse(0); i++) {
                next();
                requireHeld();
            }
            return due.isEmpty() ? due : due.tail();
        }

        private void next() {
            if (answered < peer.questions().size()) {
                peer.answer(answered++, ok());
            }
        }

        /** While the headers wait for an answer nothing has gone on. */
        private void requireHeld() {
            if (shape.atHeaders() && answered < (shape.calls() % 3 == 0 ? 1 : 2)) {
                assertThat(peer.headersGone(shape.direction())).isFalse();
                assertThat(peer.released(shape.direction()).isEmpty()).isTrue();
            }
        }

        void drain() {
            while (answered < peer.questions().size()) {
                next();
            }
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        Arbitrary<Boolean> yes = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(Direction.values()),
                        Arbitraries.of(Body.values()),
                        Arbitraries.of(true, true, false),
                        yes,
                        yes,
                        Arbitraries.integers().between(0, 2))
                .as(Shape::new);
    }

    @Provide
    Arbitrary<Course> courses() {
        return Combinators.combine(
                        Arbitraries.of("", "o", "ol", "d", "old", "an old", "x")
                                .list()
                                .ofMaxSize(4),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 2).list().ofMaxSize(5))
                .as((chunks, trailers, answers) -> new Course(List.ofAll(chunks), trailers, List.ofAll(answers)));
    }

    @Property(tries = 50)
    void aCallThatFailsAtOnceIsTriedAgainAsOftenAsThePolicySays(@ForAll("retries") int most) {
        Peer peer = new Peer(new Plan()
                .requestHeaders(request -> call(Cluster.named("none"), get("/"))
                        .retry(RetryPolicy.times(most))
                        .then(answer -> request.proceed(), failure -> reply(503).text(failure.toString())))
                .machine());
        peer.headers(Direction.REQUEST, Headers.empty(), true);
        assertThat(peer.refused()).isEqualTo(most + 1);
        assertThat(peer.effects(Effect.SendReply.class)).hasSize(1);
    }

    @Provide
    Arbitrary<Integer> retries() {
        return Arbitraries.integers().between(0, 10);
    }
}
