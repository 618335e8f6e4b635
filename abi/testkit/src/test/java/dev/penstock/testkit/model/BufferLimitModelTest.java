package dev.penstock.testkit.model;

import static dev.penstock.core.exchange.Reply.reply;
import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.data.Unit;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Calls;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Seen;
import org.junit.jupiter.api.Test;

/** A body that is held is bounded by the proxy's buffer: 1 MiB, or what Higress is asked for. */
class BufferLimitModelTest {
    private static final String MEBIBYTE = "x".repeat(1 << 20);

    private static Plugin<Unit> holding() {
        return Plugin.named("holding")
                .onRequestBody((request, config, body) -> request.proceed())
                .onResponseBody((response, config, body) -> response.proceed());
    }

    private static ConfiguredPlugin on(Platform platform, Plugin<?> plugin) {
        return PluginTester.onJvm(plugin).on(platform).configure("");
    }

    @Test
    void aHeldRequestOverTheBufferIs413AndUpstreamSeesNothing() {
        var envoy = on(Platform.ENVOY, holding());
        Seen whole = envoy.exchange(post("/").chunks(MEBIBYTE));
        Seen more = envoy.exchange(post("/").chunks(MEBIBYTE, "x", ""));
        assertThat(whole.client().status()).isEqualTo(200);
        assertThat(more.requests()).isEmpty();
        assertThat(more.client().status()).isEqualTo(413);
        assertThat(more.client().body()).isEqualTo("Payload Too Large");
    }

    @Test
    void aHeldResponseOverTheBufferIs500() {
        Seen seen = on(Platform.ENVOY, holding())
                .upstream(request -> answer(200).chunks(MEBIBYTE, "x", ""))
                .exchange(get("/"));
        assertThat(seen.client().status()).isEqualTo(500);
        assertThat(seen.client().body()).isEqualTo("Internal Server Error");
    }

    @Test
    void whatIsNotHeldMayBeLargerThanTheBuffer() {
        Seen seen = on(Platform.ENVOY, Plugin.named("no-op")).exchange(post("/").chunks(MEBIBYTE, MEBIBYTE));
        assertThat(seen.client().body()).hasSize(2 << 20);
    }

    @Test
    void higressHoldsWhatItIsAskedFor() {
        var limited = holding()
                .onRequestHeaders((request, config) -> request.proceed().requestBodyLimit(3))
                .onResponseHeaders((response, config) -> response.proceed().responseBodyLimit(3 << 20));
        var higress =
                on(Platform.HIGRESS, limited).upstream(request -> answer(200).chunks(MEBIBYTE, MEBIBYTE));
        assertThat(higress.exchange(post("/").chunks("ab", "c")).client().body())
                .hasSize(2 << 20);
        assertThat(higress.host().bufferLimit(Direction.REQUEST)).contains(3);
        assertThat(higress.host().bufferLimit(Direction.RESPONSE)).contains(3 << 20);
        assertThat(higress.exchange(post("/").chunks("ab", "cd", "")).client().status())
                .isEqualTo(413);
    }

    @Test
    void onEnvoyThePropertyOfALimitIsFilterStateAndNoMore() {
        var setting = holding().onRequestHeaders((request, config) -> request.proceed()
                .setProperty("set_decoder_buffer_limit", Bytes.utf8("3")));
        var envoy = on(Platform.ENVOY, setting);
        assertThat(envoy.exchange(post("/").chunks("ab", "cd", "")).client().status())
                .isEqualTo(200);
        assertThat(envoy.host().bufferLimit(Direction.REQUEST)).isEmpty();
        assertThat(envoy.host().filterState("set_decoder_buffer_limit")).contains(Bytes.utf8("3"));
    }

    /** As Envoy does it: see the guest, which must not answer then. */
    @Test
    void writingTooMuchIntoAHeldResponseEndsTheStreamWithinTheCall() {
        var calls = new StringBuilder();
        Seen seen = new VmModel(Platform.ENVOY, host -> new Scripted() {
                    @Override
                    public Action headersArrived(int id, Direction direction, boolean end) {
                        return direction == Direction.RESPONSE ? Action.HOLD : Action.CONTINUE;
                    }

                    @Override
                    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                        if (end) {
                            host.replaceBody(direction, Bytes.utf8(MEBIBYTE + "x"));
                            calls.append("written");
                        }
                        return end ? Action.CONTINUE : Action.HOLD;
                    }

                    @Override
                    public void logged(int id) {
                        calls.append("logged, ");
                    }
                })
                .exchange(get("/"), request -> answer(200).chunks("a", "b"));
        assertThat(calls).hasToString("logged, written");
        assertThat(seen.client().status()).isEqualTo(500);
        assertThat(seen.client().ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void toReplyAfterThatKillsTheProxy() {
        var vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            @Override
            public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                if (end) {
                    host.replaceBody(direction, Bytes.utf8(MEBIBYTE + "x"));
                    host.sendReply(LocalReply.of(503, Headers.empty(), Bytes.empty()));
                }
                return end ? Action.CONTINUE : Action.HOLD;
            }
        });
        assertThatThrownBy(() -> vm.exchange(get("/"), request -> answer(200).chunks("a", "b")))
                .isInstanceOf(HostDied.class);
    }

    @Test
    void aChunkThatIsTooMuchWithWhatIsHeldIsNotShown() {
        var sizes = new StringBuilder();
        Seen seen = new VmModel(Platform.ENVOY, host -> new Scripted() {
                    @Override
                    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                        sizes.append(size).append(' ');
                        return end ? Action.CONTINUE : Action.HOLD;
                    }
                })
                .exchange(get("/"), request -> answer(200).chunks("a", MEBIBYTE));
        assertThat(sizes).hasToString("1 ");
        assertThat(seen.client().ending()).isEqualTo(Ending.RESET);
        assertThat(seen.client().body()).isEmpty();
    }

    /** What the answers wait for to go on is the host's buffer, which they must not outgrow. */
    @Test
    void anAnswerLargerThanTheBufferCutsAStreamingResponse() {
        var checking = Plugin.named("checking")
                .onHeldResponseBody(
                        2 << 20,
                        (response, config) ->
                                part -> BufferLimitModelTest.answered(part).map(dev.penstock.core.call.Answer::body));
        var envoy = on(Platform.ENVOY, checking)
                .cluster("service", request -> answer(200).chunks(request.body().equals("b") ? MEBIBYTE + "x" : "one "))
                .upstream(request -> answer(200).chunks("a", "b", "c"));
        Seen seen = envoy.exchange(get("/"));
        assertThat(seen.client().body()).isEqualTo("one ");
        assertThat(seen.client().ending()).isEqualTo(Ending.RESET);
        assertThat(envoy.log().last().message())
                .contains("an answer over the proxy's buffer limit has ended the stream");
    }

    /** The response to it comes within the call that writes too much, and its handler may wait too. */
    @Test
    void aRequestThatAnAnswerMakesTooLargeIs413() {
        var growing = Plugin.named("growing")
                .onRequestBody((request, config, body) -> BufferLimitModelTest.answered(body)
                        .then(answer -> request.proceed().replaceBody(answer.body()), failure -> reply(503)))
                .onResponseHeaders((response, config) -> BufferLimitModelTest.answered(Bytes.utf8("b"))
                        .then(answer -> response.proceed().addHeader("x-told", answer.text()), failure -> reply(503)));
        Seen seen = on(Platform.ENVOY, growing)
                .cluster("service", request -> answer(200).chunks(request.body().equals("a") ? MEBIBYTE + "x" : "two"))
                .exchange(post("/").chunks("a"));
        assertThat(seen.requests()).isEmpty();
        assertThat(seen.client().status()).isEqualTo(413);
        assertThat(seen.client().header("x-told")).contains("two");
        assertThat(seen.client().body()).isEqualTo("Payload Too Large");
    }

    private static Call<dev.penstock.core.call.Answer> answered(Bytes body) {
        return Calls.call(Cluster.named("service"), CallRequest.post("/").body(body));
    }
}
