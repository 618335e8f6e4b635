package dev.penstock.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.dsl.Plugin;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final int ROOT = 1;
    private static final int STREAM = 2;

    private final List<String> calls = new ArrayList<>();

    /** A host that refuses every call, also that to log. */
    private final Host refusing = (Host) Proxy.newProxyInstance(
            Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("readsRequestsLater")) {
                    return true;
                }
                calls.add(method.getName());
                throw new HostRefusal(method.getName(), HostStatus.INTERNAL_FAILURE.code());
            });

    @Test
    void noCallbackThrowsWhateverTheHostRefuses() {
        Dispatcher guest = started(Plugin.named("p")
                .onRequestHeaders((request, config) -> request.proceed().setHeader("x", "1"))
                .onResponseHeaders((response, config) ->
                        response.proceed().setHeader("x", response.header("y").getOrElse("1")))
                .onStreamingBody(config -> BodyTransform.identity()));
        assertThat(guest.configured(ROOT, 2)).isFalse();
        assertThat(guest.headersArrived(STREAM, Direction.REQUEST, false)).isEqualTo(Action.HOLD);
        assertThat(guest.headersArrived(STREAM, Direction.RESPONSE, false)).isEqualTo(Action.CONTINUE);
        assertThat(calls).contains("configuration", "header", "log", "sendReply");
    }

    @Test
    void callbacksOfUnknownContextsPass() {
        Dispatcher guest = started(Plugin.named("p").onStreamingBody(config -> BodyTransform.identity()));
        calls.clear();
        for (Direction direction : Direction.values()) {
            assertThat(guest.headersArrived(77, direction, false)).isEqualTo(Action.CONTINUE);
            assertThat(guest.bodyArrived(77, direction, 3, false)).isEqualTo(Action.CONTINUE);
            assertThat(guest.trailersArrived(77, direction)).isEqualTo(Action.CONTINUE);
        }
        assertThat(guest.done(77)).isTrue();
        guest.deleted(77);
        guest.contextCreated(78, 77);
        assertThat(calls).isEmpty();
    }

    @Test
    void aPluginThatCannotBeMadeRefusesToStart() {
        Dispatcher guest = new Dispatcher(
                () -> {
                    throw new IllegalStateException("no luck");
                },
                refusing);
        guest.contextCreated(ROOT, 0);
        assertThat(guest.vmStarted(ROOT)).isFalse();
        assertThat(guest.configured(ROOT, 0)).isFalse();
    }

    @Test
    void anIdleStreamMakesNoHostCall() {
        Dispatcher guest = started(Plugin.named("p"));
        calls.clear();
        for (Direction direction : Direction.values()) {
            guest.headersArrived(STREAM, direction, false);
            guest.bodyArrived(STREAM, direction, 3, true);
        }
        guest.deleted(STREAM);
        assertThat(calls).isEmpty();
    }

    private Dispatcher started(Plugin<?> plugin) {
        Dispatcher guest = new Dispatcher(plugin::pipeline, refusing);
        guest.contextCreated(ROOT, 0);
        assertThat(guest.vmStarted(ROOT)).isTrue();
        assertThat(guest.configured(ROOT, 0)).isTrue();
        guest.contextCreated(STREAM, ROOT);
        return guest;
    }
}
