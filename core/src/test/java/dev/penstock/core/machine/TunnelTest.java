package dev.penstock.core.machine;

import static dev.penstock.core.call.CallRequest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows CONNECT or an upgrade is no HTTP body in either direction. */
class TunnelTest {
    private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new"));
    private static final Headers CONNECT = Headers.empty().add(":method", "CONNECT");

    private static boolean readsResponse(Peer peer) {
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        return peer.state().demandsBody(Direction.RESPONSE, true);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aTunnelIsToldFromABodyWhicheverDirectionIsRead(Direction read) {
        Peer peer = new Peer(new Plan().streaming(read, REPLACE).machine());
        peer.headers(Direction.REQUEST, CONNECT, false);
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        assertThat(peer.state().demandsBody(read, true)).isFalse();
        assertThat(peer.lines()).containsExactly("DEBUG " + read.label() + " body of a tunnel passes untouched");
    }

    @Test
    void aTunnelThatAHandlerOfWholeBodiesHasSeenStaysOne() {
        Peer peer = new Peer(new Plan()
                .bodies(BodyKind.TUNNEL, BodyTreatment.READ)
                .requestBody((request, body) -> request.proceed())
                .streaming(Direction.RESPONSE, REPLACE)
                .machine());
        peer.headers(Direction.REQUEST, CONNECT, false);
        peer.headers(Direction.RESPONSE, Headers.empty(), false);
        peer.body(Direction.REQUEST, Bytes.utf8("a"), true);
        assertThat(peer.state().demandsBody(Direction.RESPONSE, true)).isFalse();
        assertThat(peer.lines().filter(line -> line.startsWith("WARN"))).isEmpty();
    }

    @Test
    void whateverTheHandlerOfTheResponseItSeesNothingOfATunnel() {
        Plan whole = new Plan().responseBody((response, body) -> response.proceed());
        Plan checked = new Plan()
                .checked(9, part -> Calls.call(Cluster.named("a"), get("/")).map(Answer::body));
        Plan streamed = new Plan().streaming(Direction.RESPONSE, REPLACE);
        Plan either =
                new Plan().streaming(Direction.RESPONSE, REPLACE).responseBody((response, body) -> response.proceed());
        for (Plan plan : new Plan[] {whole, checked, streamed, either}) {
            Peer tunnel = new Peer(plan.machine());
            tunnel.headers(Direction.REQUEST, CONNECT, false);
            assertThat(readsResponse(tunnel)).isFalse();
            Peer upgraded = new Peer(plan.machine());
            upgraded.headers(Direction.REQUEST, Headers.empty().add("upgrade", "websocket"), false);
            assertThat(readsResponse(upgraded)).isFalse();
            Peer request = new Peer(plan.machine());
            request.headers(Direction.REQUEST, Headers.empty().add(":method", "GET"), false);
            request.body(Direction.REQUEST, Bytes.utf8("a"), false);
            request.trailers(Direction.REQUEST);
            assertThat(readsResponse(request)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereTheHandlerOfARequestFailsOpenItsTunnelOpensAllTheSame(boolean tunnel) {
        Peer peer = new Peer(new Plan()
                .streaming(REPLACE)
                .requestHeaders(request -> {
                    throw new IllegalStateException("no luck");
                })
                .machine());
        assertThatIllegalStateException()
                .isThrownBy(() -> peer.headers(Direction.REQUEST, tunnel ? CONNECT : Headers.empty(), false));
        peer.fail(Direction.REQUEST, "no luck", true);
        assertThat(readsResponse(peer)).isEqualTo(!tunnel);
    }
}
