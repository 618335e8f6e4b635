package dev.penstock.testkit.model;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.exchange.Reply;
import dev.penstock.dsl.Plugin;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Seen;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HostModelTest {
    @Test
    void aHeldBodyIsReportedWholeWithTheNextChunk() {
        StringBuilder sizes = new StringBuilder();
        exchange(host -> new Scripted() {
            @Override
            public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                sizes.append(direction == Direction.REQUEST ? size + " " : "");
                return end ? Action.CONTINUE : Action.HOLD;
            }
        });
        assertThat(sizes).hasToString("3 6 6 ");
    }

    @Test
    void aBodyCanBeWrittenInTheTrailersOnlyAfterItWasHeld() {
        for (Action before : Action.values()) {
            AtomicReference<String> outcome = new AtomicReference<>("written");
            Seen seen = new VmModel(Platform.ENVOY, host -> new Scripted() {
                        @Override
                        public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                            return before;
                        }

                        @Override
                        public Action trailersArrived(int id, Direction direction) {
                            try {
                                host.replaceBody(direction, Bytes.utf8("late"));
                            } catch (HostRefusal refusal) {
                                outcome.set("status " + refusal.status());
                            }
                            return Action.CONTINUE;
                        }
                    })
                    .exchange(post("/").chunks("abc").trailer("x", "1"), request -> answer(200));
            assertThat(outcome).hasValue(before == Action.HOLD ? "written" : "status 2");
            assertThat(seen.upstream().body()).isEqualTo(before == Action.HOLD ? "late" : "abc");
        }
    }

    @Test
    void headersCannotBeReadOnceTheirCallbackHasAnswered() {
        assertThatThrownBy(() -> exchange(host -> new Scripted() {
                    @Override
                    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                        host.header(HeaderMap.REQUEST_HEADERS, ":path");
                        return Action.CONTINUE;
                    }
                }))
                .isInstanceOf(HostRefusal.class)
                .hasMessageContaining("status 2 (BAD_ARGUMENT)");
    }

    @Test
    void whatWasLentIsDeadInTheNextCallback() {
        AtomicReference<Bytes> kept = new AtomicReference<>();
        assertThatThrownBy(() -> exchange(host -> new Scripted() {
                    @Override
                    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                        if (kept.get() != null) {
                            kept.get().at(0);
                        }
                        kept.set(host.body(direction, size));
                        return Action.CONTINUE;
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keep owned() bytes");
    }

    @Test
    void twoRepliesInOneCallbackOfTheResponseKillTheProxy() {
        LocalReply reply = LocalReply.of(502, Headers.empty(), Bytes.empty());
        assertThatThrownBy(() -> exchange(host -> new Scripted() {
                    @Override
                    public Action headersArrived(int id, Direction direction, boolean end) {
                        if (direction == Direction.RESPONSE) {
                            host.sendReply(reply);
                            host.sendReply(reply);
                        }
                        return Action.CONTINUE;
                    }
                }))
                .isInstanceOf(HostDied.class);
    }

    @Test
    void aReplyOrAResetAfterTheEndKillsTheProxyAlsoWhereTheGuestCatchesIt() {
        assertThatThrownBy(() -> exchange(host -> new Scripted() {
                    @Override
                    public boolean done(int id) {
                        try {
                            host.closeStream();
                        } catch (HostDied died) {
                            return true;
                        }
                        return true;
                    }
                }))
                .isInstanceOf(HostDied.class)
                .hasMessage("the proxy dies: proxy_close_stream after the end of the stream");
    }

    @Test
    void ofTwoRepliesToARequestTheFirstCounts() {
        Seen seen = exchange(host -> new Scripted() {
            @Override
            public Action headersArrived(int id, Direction direction, boolean end) {
                if (direction == Direction.REQUEST) {
                    host.sendReply(LocalReply.of(401, Headers.empty(), Bytes.empty()));
                    host.sendReply(LocalReply.of(402, Headers.empty(), Bytes.empty()));
                }
                return Action.CONTINUE;
            }
        });
        assertThat(seen.client().status()).isEqualTo(401);
        assertThat(seen.requests()).isEmpty();
    }

    @Test
    void aReplyToTheRequestPassesTheResponseHandlers() {
        Plugin<?> plugin = Plugin.named("p")
                .onRequestHeaders((request, config) -> Reply.reply(403).text("old news"))
                .onResponseHeaders((response, config) -> response.proceed().setHeader("x-seen", "1"))
                .onStreamingResponseBody(config -> BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new")));
        Seen seen = PluginTester.onJvm(plugin).configure("").exchange(get("/"));
        assertThat(seen.client().status()).isEqualTo(403);
        assertThat(seen.client().header("x-seen")).contains("1");
        assertThat(seen.client().body()).isEqualTo("new news");
        assertThat(seen.requests()).isEmpty();
    }

    @Test
    void aReplyInPlaceOfAResponseReachesTheClientUnseen() {
        Plugin<?> plugin = Plugin.named("p")
                .onResponseHeaders((response, config) -> Reply.reply(502).text("old"))
                .onStreamingResponseBody(config -> BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new")));
        Answer client =
                PluginTester.onJvm(plugin).configure("").exchange(get("/")).client();
        assertThat(client.status()).isEqualTo(502);
        assertThat(client.body()).isEqualTo("old");
    }

    @Test
    void aHandlerThatThrowsFailsItsRequestAndTheNextIsServed() {
        int[] calls = {0};
        var plugin = PluginTester.onJvm(Plugin.named("p").onRequestHeaders((request, config) -> {
                    if (calls[0]++ == 0) {
                        throw new IllegalStateException("no luck");
                    }
                    return request.proceed();
                }))
                .configure("");
        assertThat(plugin.exchange(get("/")).client().status()).isEqualTo(500);
        assertThat(plugin.exchange(get("/")).client().status()).isEqualTo(200);
        assertThat(plugin.log().map(LogEntry::message))
                .containsExactly("[p] [nil] [nil] request headers failed: java.lang.IllegalStateException: no luck");
    }

    @Test
    void aTransformThatThrowsAfterTheResponseHeadersResetsItsStream() {
        var plugin = PluginTester.onJvm(Plugin.named("p")
                        .onStreamingResponseBody(config -> BodyTransform.perChunk(chunk -> {
                            throw new IllegalStateException("no luck");
                        })))
                .configure("");
        assertThat(plugin.exchange(post("/").chunks("x")).client().ending()).isEqualTo(Ending.RESET);
        assertThat(plugin.log()).hasSize(1);
    }

    private static Seen exchange(Function<Host, Callbacks> guest) {
        return new VmModel(Platform.ENVOY, guest).exchange(post("/").chunks("abc", "def", ""), request -> answer(200)
                .chunks("abc", "def"));
    }
}
