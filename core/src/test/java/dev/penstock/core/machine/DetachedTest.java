package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.exchange.Reply.reply;
import static dev.penstock.core.exchange.Verdicts.log;
import static dev.penstock.core.exchange.Verdicts.pass;
import static dev.penstock.core.exchange.Verdicts.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.KnownProperties;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.data.Unit;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Verdicts where no message waits for one: of streams that have ended, of the root, of its queues and tasks. */
class DetachedTest {
    private static final PluginContext ROOT = KnownProperties.none();
    private static final Cluster AUTH = Cluster.named("auth");
    private static final Peer HOST = new Peer(new Plan().machine());

    private static Verdict<Phase.InStart> asking() {
        return swap(ROOT.shared("k"), Bytes.utf8("v"), swapped -> log(LogLevel.INFO, swapped.name()));
    }

    private static Verdict<Phase.InRequestBody> routing() {
        return Calls.routeCall(get("/")).then(answer -> pass(), failure -> pass());
    }

    /** What a step asks for where shared data can be written and nothing can be called. */
    private static List<Effect> effects(Step<Unit> step) {
        return step.match(new Step.Cases<Unit, List<Effect>>() {
            @Override
            public List<Effect> done(Step.Done<Unit> done) {
                return done.effects();
            }

            @Override
            public List<Effect> asked(Step.Asked<Unit> asked) {
                return asked.effects().appendAll(effects(asked.ask().answer(HOST)));
            }
        });
    }

    private static List<String> lines(List<Effect> effects) {
        return effects.map(effect -> (Effect.Log) effect)
                .map(log -> log.level() + " " + log.message().get());
    }

    private static List<Effect> decided(Verdict<?> verdict) {
        return effects(Detached.decided(verdict, Unit.UNIT));
    }

    /** What follows when the answer has come that {@code verdict} waits for. */
    private static List<Effect> answered(Verdict<?> verdict) {
        var awaiting = ((Effect.AwaitAnswer) decided(verdict).single()).awaiting();
        int token = HOST.questions().size() - 1;
        assertThat(awaiting.tokens().include(token)).isTrue();
        return effects(RootMachine.answered(awaiting, token, WaitingScene.Coming.OK.arrival()));
    }

    private static <P extends Phase> Verdict<P> waiting(Verdict<P> next) {
        return Calls.call(AUTH, get("/")).then(answer -> next, failure -> next);
    }

    @Test
    void editsAndQuestionsAreCarriedOut() {
        assertThat(lines(decided(log(LogLevel.INFO, "a")))).containsExactly("INFO a");
        assertThat(lines(decided(asking()))).containsExactly("INFO STORED");
    }

    @Test
    void whatFollowsFromAnAnswerWaitsForIt() {
        assertThat(lines(answered(waiting(log(LogLevel.INFO, "a"))))).containsExactly("INFO a");
        assertThat(lines(answered(waiting(asking())))).containsExactly("INFO STORED");
        assertThat(decided(waiting(waiting(pass()))).single()).isInstanceOf(Effect.AwaitAnswer.class);
        assertThat(answered(waiting(waiting(pass()))).single()).isInstanceOf(Effect.AwaitAnswer.class);
    }

    @Test
    void aReplyHasNobodyToGoTo() {
        String dropped = "ERROR a reply with status 403 has nobody to go to and is dropped";
        assertThat(lines(decided(reply(403)))).containsExactly(dropped);
        assertThat(lines(answered(waiting(reply(403))))).containsExactly(dropped);
    }

    @Test
    void thereIsNoRequestToSendElsewhere() {
        assertThatIllegalStateException().isThrownBy(() -> decided(routing()));
        assertThatIllegalStateException().isThrownBy(() -> answered(waiting(routing())));
    }

    @Test
    void aRootRunsAllItsStartsInOrder() {
        RootMachine root = new RootMachine(
                        List.of(context -> log(LogLevel.INFO, "b"), context -> asking()), List.empty(), Ticking.none())
                .startingWith(context -> log(LogLevel.INFO, "a"));
        assertThat(lines(effects(root.started(ROOT)))).containsExactly("INFO a", "INFO b", "INFO STORED");
    }

    @Test
    void aQueueIsOpenedAndItsMessagesGoToItsHandler() {
        RootMachine.Queue queue = new RootMachine.Queue("q", (context, message) -> log(LogLevel.INFO, message.utf8()));
        java.util.List<RootMachine.Queue> opened = new ArrayList<>();
        queue.open(opened::add);
        assertThat(opened).containsExactly(queue);
        assertThat(lines(effects(queue.dequeued(ROOT, Bytes.utf8("m"))))).containsExactly("INFO m");
    }

    private static Ticking.Task task(String name) {
        return new Ticking.Task(name, 1, context -> log(LogLevel.INFO, name));
    }

    private static java.util.List<Ticking.Tasks> begun(Ticking ticking) {
        java.util.List<Ticking.Tasks> begun = new ArrayList<>();
        ticking.begin(begun::add);
        return begun;
    }

    @Test
    void recurringTasksKeepTheirOrderAndEndAsOneAfterTheOther() {
        assertThat(begun(Ticking.none())).isEmpty();
        assertThat(begun(Ticking.none().and(task("a"))).get(0).all().map(Ticking.Task::name))
                .containsExactly("a");
        Ticking elected = Ticking.none().between(List.of(task("a")), context -> log(LogLevel.INFO, "y"));
        Ticking all = elected.and(task("b")).between(List.of(task("c"), task("d")), context -> log(LogLevel.INFO, "z"));
        Ticking.Tasks tasks = begun(all).get(0);
        assertThat(tasks.all().map(Ticking.Task::name)).containsExactly("c", "d", "a", "b");
        assertThat(lines(effects(tasks.all().last().ticked(null)))).containsExactly("INFO b");
        assertThat(lines(effects(tasks.ended(null)))).containsExactly("INFO y", "INFO z");
    }

    @Test
    void theEndOfAStreamIsToldOnceHoweverItWentOn() {
        for (boolean replied : new boolean[] {false, true}) {
            Peer peer = new Peer(new Plan()
                    .requestHeaders(request -> replied ? reply(403) : request.proceed())
                    .responseHeaders(response -> reply(500))
                    .done(stream -> log(LogLevel.INFO, "done"))
                    .machine());
            peer.headers(Direction.REQUEST, Headers.empty(), true);
            peer.headers(Direction.RESPONSE, Headers.empty(), true);
            peer.ended();
            peer.ended();
            assertThat(peer.lines()).containsExactly("INFO done");
        }
    }
}
