package dev.penstock.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.KnownProperties;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.json.Json;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What handlers read of a request and a response. */
class HeadTest {
    private static final Headers REQUEST = Headers.empty()
            .add(":method", "GET")
            .add(":scheme", "https")
            .add(":authority", "a.example")
            .add(":path", "/b?c?d")
            .add("x-empty", "");

    /** Fields alone. */
    private record Fields(Headers headers) implements RequestHead, ResponseHead {
        @Override
        public Option<String> header(String name) {
            return headers.first(name);
        }
    }

    /** A request with these fields, in its headers or its body, on a host with these properties. */
    private record Seen(Headers headers, KnownProperties host) implements RequestHeaders {
        @Override
        public Option<String> header(String name) {
            return headers.first(name);
        }

        @Override
        public boolean hasBody() {
            return false;
        }

        @Override
        public Timestamp now() {
            return host.now();
        }

        @Override
        public <T> T get(Key<T> key) {
            return host.get(key);
        }

        @Override
        public Option<Bytes> property(String... path) {
            return host.property(path);
        }

        @Override
        public SharedValue shared(String key) {
            return host.shared(key);
        }

        @Override
        public long metric(Metric metric) {
            return host.metric(metric);
        }

        @Override
        public Platform platform() {
            return host.platform();
        }

        @Override
        public void mark(String step) {}
    }

    @Test
    void aRequestNamesWhatItIsFor() {
        Fields request = new Fields(REQUEST);
        assertThat(request.method()).contains("GET");
        assertThat(request.scheme()).contains("https");
        assertThat(request.authority()).contains("a.example");
        assertThat(request.has("x-empty")).isTrue();
        assertThat(request.has("x-none")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"/b?c?d, /b, c?d", "/b?, /b, ''", "/b, /b, NONE", "?c, '', c", "*, *, NONE", "NONE, NONE, NONE"},
            nullValues = "NONE")
    void aTargetIsAPathAndWhatFollowsItsFirstQuestionMark(String target, String path, String query) {
        Fields request =
                new Fields(target == null ? Headers.empty() : Headers.empty().add(":path", target));
        assertThat(request.target()).isEqualTo(Option.of(target));
        assertThat(request.path()).isEqualTo(Option.of(path));
        assertThat(request.query()).isEqualTo(Option.of(query));
    }

    @Test
    void aStatusIsANumberOrNone() {
        assertThat(new Fields(Headers.empty().add(":status", "404")).status()).contains(404);
        assertThat(new Fields(Headers.empty().add(":status", "4 4")).status()).isEmpty();
        assertThat(new Fields(REQUEST).status()).isEmpty();
    }

    @Test
    void theClusterOfTheRouteIsCalledByTheRequestsAuthority() {
        KnownProperties routed = KnownProperties.none().with("xds.cluster_name", Bytes.utf8("up"));
        assertThat(new Seen(REQUEST, routed).routeCluster()).contains(new Cluster("up", "a.example"));
        assertThat(new Seen(Headers.empty(), routed).routeCluster()).contains(Cluster.named("up"));
        assertThat(new Seen(Headers.empty().add(":authority", ""), routed).routeCluster())
                .contains(Cluster.named("up"));
        assertThat(new Seen(REQUEST, KnownProperties.none()).routeCluster()).isEmpty();
        assertThat(new Seen(REQUEST, routed.with("xds.cluster_name", Bytes.empty())).routeCluster())
                .isEmpty();
    }

    @Test
    void anAttributeIsReadAsItWasNoted() {
        KnownProperties noted = Carried.on(Platform.ENVOY)
                .out(RequestHeadersEdit.NONE.attribute("a", "1"))
                .host();
        assertThat(new Seen(REQUEST, noted).attribute("a")).contains(Json.string("1"));
        assertThat(new Seen(REQUEST, noted).attribute("b")).isEmpty();
    }

    @Test
    void aRequestGoesOnAsTheHostsAnswerDecides() {
        Seen request = new Seen(REQUEST, KnownProperties.none());
        assertThat(request.request()).isSameAs(request);
        var chosen = request.upstreamHosts(
                hosts -> request.proceed().overrideUpstream(hosts.head().address()));
        assertThat(Decided.of(chosen).effects()).containsExactly(PlatformEffects.overrideUpstream("10.0.0.1:80"));
        var asked = Verdicts.<Phase.InRequestHeaders>callForeign("echo", Bytes.utf8("x"), said -> request.proceed()
                .setHeader("x-said", said.get().utf8()));
        assertThat(Decided.of(asked).effects())
                .isEqualTo(request.proceed().setHeader("x-said", "x").effects());
    }
}
