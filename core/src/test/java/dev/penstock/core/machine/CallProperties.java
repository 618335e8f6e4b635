package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.RetryPolicy;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Calls side by side, however they are nested and in whatever order they are answered, and calls that are made again. */
class CallProperties {
    private static final Cluster AUTH = Cluster.named("auth");

    /** What becomes of a single call: {@code time} orders the answers, those below 0 are there at once. */
    record Fate(int time, boolean fails) {}

    /** What a call comes to, and when. */
    record Outcome(int time, boolean failed, String text) {
        private Outcome orEarlier(Outcome other) {
            return other.time < time ? other : this;
        }
    }

    /** Calls that are combined. */
    sealed interface Tree {
        Call<String> call();

        Outcome outcome();

        Vector<Fate> fates();
    }

    record Single(Fate fate) implements Tree {
        private String name() {
            return Integer.toString(fate.time());
        }

        @Override
        public Call<String> call() {
            if (fate.time() >= 0) {
                return Calls.call(AUTH, get("/" + name())).map(Answer::text);
            }
            return fate.fails() ? Call.failed(new Failure.BadAnswer(502, name())) : Call.answered(name());
        }

        @Override
        public Outcome outcome() {
            String text = fate.fails() ? new Failure.BadAnswer(502, name()).toString() : name();
            return new Outcome(Math.max(-1, fate.time()), fate.fails(), text);
        }

        @Override
        public Vector<Fate> fates() {
            return Vector.of(fate).filter(each -> each.time() >= 0);
        }
    }

    /** Fails as the first that fails, and is answered when both are. */
    record Both(Tree one, Tree other) implements Tree {
        @Override
        public Call<String> call() {
            return one.call().zip(other.call(), (first, second) -> "(" + first + " " + second + ")");
        }

        @Override
        public Outcome outcome() {
            Outcome first = one.outcome();
            Outcome second = other.outcome();
            if (first.failed() && second.failed()) {
                return first.orEarlier(second);
            }
            return first.failed() || second.failed()
                    ? first.failed() ? first : second
                    : new Outcome(
                            Math.max(first.time(), second.time()),
                            false,
                            "(" + first.text() + " " + second.text() + ")");
        }

        @Override
        public Vector<Fate> fates() {
            return one.fates().appendAll(other.fates());
        }
    }

    /** Is answered as the first that is, and fails when both have, as the later one. */
    record Any(Tree one, Tree other) implements Tree {
        @Override
        public Call<String> call() {
            return one.call().firstOf(other.call());
        }

        @Override
        public Outcome outcome() {
            Outcome first = one.outcome();
            Outcome second = other.outcome();
            if (first.failed() && second.failed()) {
                return second.time() < first.time() ? first : second;
            }
            return !first.failed() && !second.failed() ? first.orEarlier(second) : first.failed() ? second : first;
        }

        @Override
        public Vector<Fate> fates() {
            return one.fates().appendAll(other.fates());
        }
    }

    /** One request whose headers wait for a call, with all that the call came to. */
    private static final class Run {
        private final List<String> outcomes = new ArrayList<>();
        private final Peer peer;

        Run(Call<String> call) {
            peer = new Peer(new Plan()
                    .requestHeaders(request -> call.then(
                            answer -> {
                                outcomes.add(answer);
                                return request.proceed();
                            },
                            failure -> {
                                outcomes.add(failure.toString());
                                return request.proceed();
                            }))
                    .machine());
            peer.headers(Direction.REQUEST, Headers.empty(), true);
        }
    }

    @Property(tries = 500)
    void whateverTheOrderOfAnswersZipWaitsForBothAndFirstOfForOne(@ForAll("trees") Tree tree) {
        Outcome expected = tree.outcome();
        Run run = new Run(tree.call());
        for (Fate fate : tree.fates().sortBy(Fate::time)) {
            assertThat(run.outcomes)
                    .as("%s before %d", tree, fate.time())
                    .hasSize(expected.time() < fate.time() ? 1 : 0);
            answer(run.peer, fate);
        }
        assertThat(run.outcomes).as("%s", tree).containsExactly(expected.text());
        assertThat(run.peer.ended(Direction.REQUEST)).isTrue();
        Statistics.label("fails").collect(expected.failed());
        Statistics.label("fails").coverage(seen -> seen.check(true).percentage(share -> share > 20));
        Statistics.label("at once").collect(expected.time() < 0);
        Statistics.label("at once").coverage(seen -> seen.check(false).percentage(share -> share > 20));
    }

    private static void answer(Peer peer, Fate fate) {
        int token = peer.questions()
                .indexWhere(question -> question.headers().first(":path").contains("/" + fate.time()));
        if (token >= 0) {
            peer.answer(token, arrival(fate.fails() ? "502" : "200", !fate.fails(), Integer.toString(fate.time())));
        }
    }

    private static HttpArrival arrival(String status, boolean fromUpstream, String body) {
        Headers plain = Headers.empty().add(":status", status);
        return new HttpArrival(
                fromUpstream ? plain.add("x-envoy-upstream-service-time", "1") : plain,
                Bytes.utf8(body),
                Headers.empty());
    }

    @Provide
    Arbitrary<Tree> trees() {
        return Arbitraries.integers().between(1, 6).flatMap(size -> Combinators.combine(
                        Arbitraries.shuffle(Vector.range(0, size).asJava()),
                        Arbitraries.of(true, false).list().ofSize(size),
                        Arbitraries.integers().between(0, 5).list().ofSize(size),
                        Arbitraries.integers().between(0, 1_000).list().ofSize(size))
                .as((times, fails, atOnce, cuts) -> tree(
                        Vector.range(0, size)
                                .map(i -> new Fate(atOnce.get(i) == 0 ? -1 - i : times.get(i), fails.get(i))),
                        Vector.ofAll(cuts))));
    }

    /** The calls cut in two, with even numbers for the one and odd ones for the other way to combine the parts. */
    private static Tree tree(Vector<Fate> fates, Vector<Integer> cuts) {
        if (fates.size() == 1) {
            return new Single(fates.head());
        }
        int cut = 1 + cuts.head() / 2 % (fates.size() - 1);
        Tree one = tree(fates.take(cut), cuts.tail());
        Tree other = tree(fates.drop(cut), cuts.drop(cut));
        return cuts.head() % 2 == 0 ? new Both(one, other) : new Any(one, other);
    }

    /** What comes in place of an answer; without status the connection broke within it. */
    record Fault(String status, Failure failure) {
        private HttpArrival arrival() {
            return status.isEmpty()
                    ? new HttpArrival(Headers.empty(), Bytes.empty(), Headers.empty())
                    : CallProperties.arrival(status, false, "no");
        }
    }

    @Property(tries = 200)
    void aCallWhoseAnswersAreFaultsIsMadeAgainAsOftenAsThePolicySays(
            @ForAll @IntRange(max = 10) int most, @ForAll("faults") List<Fault> faults, @ForAll boolean notRefused) {
        Failure refused = new Failure.Unreachable("no");
        RetryPolicy policy = notRefused
                ? RetryPolicy.times(most).when(failure -> !failure.equals(refused))
                : RetryPolicy.times(most);
        Run run = new Run(Calls.call(AUTH, get("/")).retry(policy).map(Answer::text));
        int stop = Vector.ofAll(faults)
                .zipWithIndex()
                .find(fault ->
                        fault._2 == most || (notRefused && fault._1.failure().equals(refused)))
                .map(fault -> fault._2)
                .getOrElse(faults.size());
        for (int i = 0; i < faults.size(); i++) {
            assertThat(run.peer.questions()).hasSize(Math.min(i, stop) + 1);
            run.peer.answer(i, faults.get(i).arrival());
        }
        assertThat(run.peer.questions()).hasSize(stop + 1);
        boolean failed = stop < faults.size();
        run.peer.answer(faults.size(), arrival("200", true, "done"));
        assertThat(run.outcomes)
                .containsExactly(failed ? faults.get(stop).failure().toString() : "done");
        Statistics.label("failed").collect(failed);
        Statistics.label("failed").coverage(seen -> List.of(true, false)
                .forEach(each -> seen.check(each).percentage(share -> share > 5)));
    }

    @Provide
    Arbitrary<List<Fault>> faults() {
        return Arbitraries.of(
                        new Fault("504", new Failure.TimedOut()),
                        new Fault("503", new Failure.Unreachable("no")),
                        new Fault("502", new Failure.BadAnswer(502, "no")),
                        new Fault("", new Failure.Broken()))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 50)
    void anyAnswerOfTheServiceItselfIsNotTriedAgain(@ForAll @IntRange(min = 200, max = 599) int status) {
        Run run = new Run(Calls.call(AUTH, get("/")).retry(RetryPolicy.times(3)).map(Answer::text));
        run.peer.answer(0, arrival(Integer.toString(status), true, "said"));
        assertThat(run.peer.questions()).hasSize(1);
        assertThat(run.outcomes).containsExactly("said");
    }
}
