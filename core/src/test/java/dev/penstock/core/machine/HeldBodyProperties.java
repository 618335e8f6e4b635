package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.machine.HeldScene.Arriving;
import dev.penstock.core.machine.HeldScene.Asking;
import dev.penstock.core.machine.HeldScene.End;
import dev.penstock.core.machine.HeldScene.Event;
import dev.penstock.core.machine.HeldScene.Frames;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** However parts of a response, answers, failures, timeouts and the end of the stream follow each other. */
class HeldBodyProperties {
    private static final int MOST = 24;
    /** What an answer may add to what is kept: one is counted when the next part comes. */
    private static final int ANSWER = "<10>".length();

    /** What may come in which order, {@link HeldBodyRun} says after each event. */
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void noPartPassesBeforeItsAnswerAndEveryStreamEndsOnce(@ForAll("scenes") HeldScene scene) {
        HeldBodyRun run = new HeldBodyRun(scene);
        run.run();
        assertThat(run.resets()).isLessThanOrEqualTo(1);
        assertThat(run.mostKept()).isLessThanOrEqualTo(scene.most() + ANSWER);
        assertThat(Vector.of(run.ended(), run.reset(), run.left()).count(each -> each))
                .as("ends of %s, %s", scene, run.lines())
                .isEqualTo(1);
        if (run.ended()) {
            assertThat(run.released()).as("%s", scene).isEqualTo(run.allowed());
            assertThat(run.refused() || run.asked().equals(scene.body())).isTrue();
        }
        if (run.reset()) {
            assertThat(run.lines().last()).contains("the stream is reset");
            assertThat(tooMuch(run) || metByTrailers(scene, run))
                    .as("%s", scene)
                    .isTrue();
        }
        collect(scene, run);
    }

    private static boolean tooMuch(HeldBodyRun run) {
        return run.lines().last().contains("bytes wait for answers, and at most");
    }

    /** Trailers that were not announced come while an answer waits for a callback that can write it. */
    private static boolean metByTrailers(HeldScene scene, HeldBodyRun run) {
        return scene.end() == End.TRAILERS
                && scene.frames().announcesNoTrailers()
                && run.lines().last().contains("response body ended while");
    }

    private static void collect(HeldScene scene, HeldBodyRun run) {
        String how = run.left()
                ? "left"
                : run.ended() ? run.refused() ? "cut" : "whole" : tooMuch(run) ? "too much" : "trailers";
        Statistics.label("end").collect(how).coverage(seen -> List.of("left", "cut", "whole", "too much", "trailers")
                .forEach(each -> seen.check(each).count(times -> times > 0)));
        Statistics.label("parts").collect(Math.min(3, run.parts())).coverage(seen -> List.of(0, 1, 2, 3)
                .forEach(each -> seen.check(each).percentage(share -> share > 3)));
        Statistics.label("frames and end")
                .collect(scene.frames(), scene.end())
                .coverage(seen -> List.of(Frames.values()).forEach(frames -> List.of(End.values())
                        .forEach(end -> seen.check(frames, end).count(times -> times > 0))));
    }

    @Provide
    Arbitrary<HeldScene> scenes() {
        return Combinators.combine(shapes(), messages(), calls(), events())
                .as((shape, message, calls, events) -> new HeldScene(
                        shape.get1(),
                        shape.get2(),
                        shape.get3(),
                        shape.get4(),
                        message.get1(),
                        List.ofAll(message.get2()),
                        message.get3(),
                        calls.get1(),
                        List.ofAll(calls.get2()),
                        List.ofAll(events)));
    }

    private static Arbitrary<Tuple.Tuple4<Boolean, Boolean, Asking, Integer>> shapes() {
        return Combinators.combine(
                        Arbitraries.of(false, false, true),
                        Arbitraries.of(false, true),
                        Arbitraries.of(Asking.values()),
                        Arbitraries.of(MOST, MOST, 1 << 20))
                .as(Tuple::of);
    }

    private static Arbitrary<Tuple.Tuple3<Frames, java.util.List<String>, End>> messages() {
        return Combinators.combine(
                        Arbitraries.of(Frames.values()),
                        Arbitraries.of("", "a", "bc", "defgh", "ijklmnopqrst")
                                .list()
                                .ofMaxSize(6),
                        Arbitraries.of(End.values()))
                .as(Tuple::of);
    }

    private static Arbitrary<Tuple.Tuple2<Integer, java.util.List<Arriving>>> calls() {
        return Combinators.combine(
                        Arbitraries.of(-1, -1, -1, -1, 0, 1, 2),
                        Arbitraries.frequencyOf(
                                        Tuple.of(8, Arbitraries.just(Arriving.OK)),
                                        Tuple.of(1, Arbitraries.of(Arriving.values())))
                                .list()
                                .ofMaxSize(8))
                .as(Tuple::of);
    }

    private static Arbitrary<java.util.List<Event>> events() {
        return Arbitraries.frequency(
                        Tuple.of(8, Event.PIECE),
                        Tuple.of(8, Event.ANSWER),
                        Tuple.of(2, Event.STRAY_ANSWER),
                        Tuple.of(1, Event.CLIENT_LEAVES))
                .list()
                .ofMaxSize(14);
    }
}
