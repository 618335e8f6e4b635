package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.RetryPolicy;
import dev.penstock.core.machine.WaitingScene.Body;
import dev.penstock.core.machine.WaitingScene.Coming;
import dev.penstock.core.machine.WaitingScene.Course;
import dev.penstock.core.machine.WaitingScene.Shape;
import dev.penstock.core.machine.WaitingScene.Will;
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
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void noBytePassesBeforeItsAnswerAndAllOfTheMessageAfterwards(
            @ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        WaitingRun run = new WaitingRun(shape, Will.LET_PASS, List.empty());
        run.message(course);
        run.drain();
        Peer peer = run.peer();
        assertThat(peer.ended(shape.direction())).as("%s %s", shape, course).isTrue();
        assertThat(peer.released(shape.direction())).isEqualTo(expected(shape, course));
        assertThat(peer.effects(Effect.CloseStream.class)).isEmpty();
        assertThat(peer.effects(Effect.SendReply.class)).isEmpty();
        Statistics.label("waits at").collect(shape.atHeaders(), shape.atBody(), shape.atTrailers());
        Statistics.label("came while headers waited").collect(run.cameMeanwhile());
        Statistics.label("came while headers waited")
                .coverage(seen -> List.of("nothing", "part of the body", "all of the body", "trailers")
                        .forEach(each -> seen.check(each).count(times -> times > 0)));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aRefusalEndsTheStreamOnceAndNothingOfTheMessageWasSeen(
            @ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        WaitingRun run = new WaitingRun(shape, Will.REFUSE, List.empty());
        run.message(course);
        run.drain();
        Peer peer = run.peer();
        assertThat(run.ends()).as("%s %s", shape, course).isEqualTo(shape.asks(course) ? 1 : 0);
        assertThat(peer.effects(Effect.ContinueStream.class).size()).isEqualTo(0);
        if (shape.atHeaders()) {
            assertThat(peer.released(shape.direction()).isEmpty()).isTrue();
            assertThat(peer.headersGone(shape.direction())).isFalse();
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anAnswerAfterTheEndOfTheStreamDoesNothing(@ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        WaitingRun run = new WaitingRun(shape, Will.LET_PASS, List.empty());
        run.message(new Course(course.chunks(), course.trailers(), List.empty()));
        run.peer().ended();
        int before = run.peer().effects().size();
        run.drain();
        assertThat(run.peer().effects().size()).isEqualTo(before);
    }

    @Property(tries = 200)
    void answersUnderOtherTokensChangeNothing(@ForAll("shapes") Shape shape, @ForAll("courses") Course course) {
        WaitingRun run = new WaitingRun(shape, Will.LET_PASS, List.empty());
        run.message(new Course(course.chunks(), course.trailers(), List.empty()));
        StreamState before = run.peer().state();
        run.peer().answer(1_000, Coming.OK.arrival());
        run.peer().answer(-1, Coming.OK.arrival());
        assertThat(run.peer().state()).isEqualTo(before);
        run.drain();
        int effects = run.peer().effects().size();
        Vector.range(0, run.peer().questions().size())
                .forEach(token -> run.peer().answer(token, Coming.OK.arrival()));
        assertThat(run.peer().effects().size()).isEqualTo(effects);
    }

    /** Timeouts, resets, refusals to send and the like; the plugin lets pass what failed, or answers it. */
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whateverComesOfCallsEachWaitHasOneEndAndSoHasTheStream(@ForAll("scenes") WaitingScene scene) {
        WaitingRun run = new WaitingRun(scene.shape(), scene.will(), scene.comings());
        run.message(scene.course());
        if (scene.leaves()) {
            int decided = run.decided();
            run.leave();
            int effects = run.peer().effects().size();
            run.drain();
            assertThat(run.decided()).isEqualTo(decided);
            assertThat(run.peer().effects().size()).isEqualTo(effects);
        } else {
            run.drain();
            assertWholeOrAnsweredOnce(scene, run);
        }
        run.came().forEach(coming -> Statistics.label("came of a call").collect(coming));
        Statistics.label("came of a call").coverage(seen -> Vector.of(Coming.values())
                .forEach(each -> seen.check(each).count(times -> times > 0)));
        Statistics.label("ended").collect(scene.leaves() ? "left" : run.ends() > 0 ? "answered or reset" : "whole");
        Statistics.label("ended").coverage(seen -> List.of("left", "answered or reset", "whole")
                .forEach(each -> seen.check(each).count(times -> times > 0)));
    }

    private static void assertWholeOrAnsweredOnce(WaitingScene scene, WaitingRun run) {
        Direction direction = scene.shape().direction();
        assertThat(run.decided()).isEqualTo(run.begun());
        assertThat(run.refusals()).isLessThanOrEqualTo(1);
        assertThat(run.ends()).isEqualTo(run.refusals());
        assertThat(run.peer().ended(direction)).isEqualTo(run.refusals() == 0);
        if (run.refusals() == 0) {
            assertThat(run.peer().released(direction)).isEqualTo(expected(scene.shape(), scene.course()));
        }
    }

    private static Bytes expected(Shape shape, Course course) {
        return shape.body() == Body.PASSING ? course.body() : WaitingRun.replaced(course.body());
    }

    @Provide
    Arbitrary<WaitingScene> scenes() {
        return Combinators.combine(
                        shapes(),
                        courses(),
                        Arbitraries.of(Will.values()),
                        Arbitraries.of(Coming.values())
                                .filter(coming -> coming != Coming.AFTER_THE_END)
                                .list()
                                .ofMaxSize(6)
                                .map(List::ofAll),
                        Arbitraries.of(true, false, false, false))
                .as(WaitingScene::new);
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
