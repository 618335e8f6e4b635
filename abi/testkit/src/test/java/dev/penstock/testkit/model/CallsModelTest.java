package dev.penstock.testkit.model;

import static dev.penstock.core.call.CallRequest.get;
import static dev.penstock.core.call.CallRequest.post;
import static dev.penstock.core.exchange.Calls.call;
import static dev.penstock.core.exchange.Reply.reply;
import static dev.penstock.core.exchange.Verdicts.pass;
import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.model.CallOutcomesModelTest.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.dsl.Plugin;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallsModelTest {
    private static final Cluster AUTH = Cluster.named("auth");
    private static final Key<String> TOKEN = Key.ofPlugin("token", "none");

    /** A stream that asks in its request headers and is told of the answer: then {@code then} acts, turned to the stream. */
    private static Seen asking(Action meanwhile, Consumer<Host> then, Request request) {
        VmModel vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            @Override
            public Action headersArrived(int id, Direction direction, boolean end) {
                if (direction == Direction.REQUEST) {
                    host.callHttp(question("auth"));
                    return Action.HOLD;
                }
                return Action.CONTINUE;
            }

            @Override
            public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                return direction == Direction.REQUEST ? meanwhile : Action.CONTINUE;
            }

            @Override
            public Action trailersArrived(int id, Direction direction) {
                return direction == Direction.REQUEST ? meanwhile : Action.CONTINUE;
            }

            @Override
            public void httpAnswered(int root, int token, int size, int trailers) {
                host.turnTo(2);
                then.accept(host);
            }
        });
        vm.cluster("auth", called -> answer(200));
        vm.holdAnswers();
        OpenExchange open = vm.begin(request);
        vm.releaseAnswers();
        return open.answer(seen -> answer(200));
    }

    @Test
    void whatWasHeldGoesOnWhenItIsContinued() {
        Request sent = Request.post("/").chunks("ab", "c");
        Seen seen = asking(Action.HOLD, host -> host.continueStream(Direction.REQUEST), sent);
        assertThat(seen.upstream().body()).isEqualTo("abc");
        assertThat(seen.client().status()).isEqualTo(200);
    }

    @Test
    void aHeldBodyCanBeWrittenInTheCallbackOfAnAnswer() {
        Request sent = Request.post("/").chunks("ab", "c").trailer("x", "1");
        Seen seen = asking(
                Action.HOLD,
                host -> {
                    host.replaceBody(Direction.REQUEST, Bytes.utf8("other"));
                    host.continueStream(Direction.REQUEST);
                },
                sent);
        assertThat(seen.upstream().body()).isEqualTo("other");
    }

    @Test
    void whatALoneEndIsGivenIsLostAfterAHeldBodyWasContinued() {
        VmModel vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            @Override
            public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                if (end) {
                    host.appendBody(direction, Bytes.utf8("c"));
                    return Action.CONTINUE;
                }
                host.callHttp(question("auth"));
                return Action.HOLD;
            }

            @Override
            public void httpAnswered(int root, int token, int size, int trailers) {
                host.turnTo(2);
                host.continueStream(Direction.RESPONSE);
            }
        });
        vm.cluster("auth", called -> answer(200));
        assertThat(vm.inSteps(Request.get("/"), seen -> answer(200).chunks("ab", ""))
                        .end()
                        .client()
                        .body())
                .isEqualTo("ab");
        assertThat(vm.inSteps(Request.get("/"), seen -> answer(200).chunks(""))
                        .end()
                        .client()
                        .body())
                .isEqualTo("c");
    }

    @Test
    void aBodyThatWasLetGoCannotBeReadFromAnAnswer() {
        AtomicReference<Integer> status = new AtomicReference<>(0);
        asking(
                Action.CONTINUE,
                host -> {
                    try {
                        host.body(Direction.REQUEST, 10);
                    } catch (HostRefusal refusal) {
                        status.set(refusal.status());
                    }
                },
                Request.post("/").chunks("ab"));
        assertThat(status).hasValue(2);
    }

    @Test
    void aBodyThatWasLetGoCannotBeWrittenFromAnAnswer() {
        AtomicReference<Integer> status = new AtomicReference<>(0);
        asking(
                Action.CONTINUE,
                host -> status.set(Scripted.statusOf(() -> host.replaceBody(Direction.REQUEST, Bytes.utf8("late")))),
                Request.post("/").chunks("ab"));
        assertThat(status).hasValue(2);
    }

    @Test
    void heldHeadersCanBeEditedFromAnAnswer() {
        Seen seen = asking(
                Action.HOLD,
                host -> {
                    host.setHeader(HeaderMap.REQUEST_HEADERS, new Header("x-user", Bytes.utf8("1")));
                    host.continueStream(Direction.REQUEST);
                },
                Request.post("/").chunks("ab"));
        assertThat(seen.upstream().header("x-user")).contains("1");
    }

    @Test
    void aReplyFromAnAnswerStandsInPlaceOfTheResponse() {
        Seen seen = asking(
                Action.HOLD,
                host -> host.sendReply(LocalReply.of(403, Headers.empty(), Bytes.utf8("no"))),
                Request.post("/").chunks("ab"));
        assertThat(seen.client().status()).isEqualTo(403);
        assertThat(seen.client().body()).isEqualTo("no");
        assertThat(seen.requests()).isEmpty();
    }

    @Test
    void toContinueAResponseThatThereIsNotKillsTheProxy() {
        requireDeath(host -> host.continueStream(Direction.RESPONSE));
    }

    @Test
    void toReplyAndContinueKillsTheProxy() {
        LocalReply reply = LocalReply.of(403, Headers.empty(), Bytes.empty());
        requireDeath(host -> {
            host.sendReply(reply);
            host.continueStream(Direction.REQUEST);
        });
        requireDeath(host -> {
            host.continueStream(Direction.REQUEST);
            host.sendReply(reply);
        });
    }

    @Test
    void toContinueTwiceKillsTheProxy() {
        requireDeath(host -> {
            host.continueStream(Direction.REQUEST);
            host.continueStream(Direction.REQUEST);
        });
    }

    @Test
    void toContinueWhatIsNotStoppedKillsTheProxy() {
        assertThatThrownBy(() -> asking(
                        Action.CONTINUE,
                        host -> host.continueStream(Direction.REQUEST),
                        Request.post("/").chunks("ab")))
                .isInstanceOf(HostDied.class);
    }

    private static void requireDeath(Consumer<Host> deed) {
        assertThatThrownBy(() -> asking(Action.HOLD, deed, Request.get("/"))).isInstanceOf(HostDied.class);
    }

    @Test
    void aPluginMayCallAtItsStartAndKeepWhatItLearns() {
        Plugin<?> plugin = Plugin.named("learning")
                .onStart((context, config) ->
                        call(AUTH, get("/token")).then(answer -> pass().keep(TOKEN, answer.text()), failure -> pass()))
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x-token", request.get(TOKEN)));
        var seen = PluginTester.onJvm(plugin)
                .cluster("auth", request -> answer(200).chunks("sec", "ret"))
                .configure("")
                .exchange(Request.get("/"));
        assertThat(seen.upstream().header("x-token")).contains("secret");
    }

    @Test
    void whatFollowsAnAnswerToTheRootMayCallAgainAndFailsAlone() {
        Plugin<?> plugin = Plugin.named("failing").onStart((context, config) -> call(AUTH, get("/one"))
                .flatMap(first -> call(AUTH, post("/two").body(first.body())))
                .then(
                        answer -> {
                            throw new IllegalStateException("no luck with " + answer.text());
                        },
                        failure -> pass()));
        var configured = PluginTester.onJvm(plugin)
                .cluster("auth", request -> answer(200).chunks(request.path() + request.body()))
                .configure("");
        assertThat(configured.log().map(LogEntry::level)).containsExactly(LogLevel.ERROR);
        assertThat(configured.log().head().message()).contains("answer to a call failed", "no luck with /two/one");
        assertThat(configured.exchange(Request.get("/")).client().status()).isEqualTo(200);
    }

    @Test
    void aCallAfterTheEndOfAStreamIsMadeAndItsAnswerDropped() {
        var called = new AtomicReference<>("");
        Plugin<?> plugin = Plugin.named("telling")
                .onStreamDone((stream, config) -> call(AUTH, post("/told").text("over"))
                        .then(answer -> pass().log(LogLevel.ERROR, "told"), failure -> pass()));
        var configured = PluginTester.onJvm(plugin).configure("").cluster("auth", request -> {
            called.set(request.path() + " " + request.body());
            return answer(200);
        });
        configured.exchange(Request.get("/"));
        configured.exchange(Request.get("/"));
        assertThat(called).hasValue("/told over");
        assertThat(configured.log()).isEmpty();
    }

    @Test
    void aContinuationThatThrowsFailsItsRequest() {
        Plugin<?> plugin = Plugin.named("throwing").onRequestHeaders((request, config) -> call(AUTH, get("/"))
                .then(
                        answer -> {
                            throw new IllegalStateException("no luck");
                        },
                        failure -> reply(503)));
        var strict = PluginTester.onJvm(plugin).configure("").cluster("auth", request -> answer(200));
        var seen = strict.exchange(Request.post("/").chunks("body"));
        assertThat(seen.client().status()).isEqualTo(500);
        assertThat(seen.requests()).isEmpty();
        assertThat(strict.log().head().message()).contains("answer to a call failed: ", "no luck");
        var open = PluginTester.onJvm(plugin.failOpen()).configure("").cluster("auth", request -> answer(200));
        assertThat(open.exchange(Request.post("/").chunks("body")).upstream().body())
                .isEqualTo("body");
    }

    @Test
    void theFirstAnswerOfTwoCountsAndTheOtherIsDropped() {
        Plugin<?> plugin = Plugin.named("racing").onRequestHeaders((request, config) -> call(AUTH, get("/a"))
                .firstOf(call(Cluster.named("other"), get("/b")))
                .then(answer -> request.proceed().setHeader("x-first", answer.text()), failure -> reply(503)
                        .text(failure.toString())));
        var racing = PluginTester.onJvm(plugin).configure("");
        assertThat(racing.exchange(Request.get("/")).client().body()).isEqualTo("no cluster 'other'");
        racing.cluster("other", request -> answer(200).chunks("second"));
        assertThat(racing.exchange(Request.get("/")).upstream().header("x-first"))
                .contains("second");
        racing.cluster("auth", request -> answer(200).chunks("first"));
        assertThat(racing.exchange(Request.get("/")).upstream().header("x-first"))
                .contains("first");
        racing.cluster("auth", request -> answer(200).ending(Ending.TIMED_OUT));
        assertThat(racing.exchange(Request.get("/")).upstream().header("x-first"))
                .contains("second");
    }
}
