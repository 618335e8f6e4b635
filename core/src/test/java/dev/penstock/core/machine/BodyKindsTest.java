package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are of which kind, and what becomes of them. */
class BodyKindsTest {
    private static final Bytes BODY = Bytes.utf8("body");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "audio/ogg",
                "video/mp4",
                "font/woff2",
                "application/octet-stream",
                "application/zip",
                "application/gzip",
                "application/pdf",
                "application/protobuf",
                "application/x-protobuf"
            })
    void bytesThatAreNoTextAreBinary(String type) {
        assertThat(BodyKinds.isBinary(Bytes.utf8(type))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "image",
                "/png",
                "text/png",
                "images/png",
                "mage/png",
                "image/svg+xml",
                "application",
                "application/",
                "application/x-zip",
                "application/zipx",
                "application/zi",
                "application/x-protobu",
                "application/x-protobufs",
                "application/image",
                "zip/application"
            })
    void anyOtherTypeIsText(String type) {
        assertThat(BodyKinds.isBinary(Bytes.utf8(type))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "application/grpc, true",
        "application/grpc-web, true",
        "application/grpc+proto, true",
        "application/grpcs, false",
        "application/grp, false",
        "text/grpc, false"
    })
    void framesOfGrpcAreKnownByTheirTypeWithOrWithoutASuffix(String type, boolean grpc) {
        assertThat(BodyKinds.isGrpc(Bytes.utf8(type))).isEqualTo(grpc);
    }

    private static Headers headersOf(BodyKind kind) {
        return switch (kind) {
            case TUNNEL -> Headers.empty().add(":method", "CONNECT");
            case ENCODED -> Headers.empty().add("content-encoding", "br");
            case GRPC -> Headers.empty().add("content-type", "application/grpc");
            case BINARY -> Headers.empty().add("content-type", "image/png");
        };
    }

    @ParameterizedTest
    @EnumSource(BodyKind.class)
    void aBodyIsReadWhereItIsTextOrOfAKindThatIsToBeRead(BodyKind read) {
        assertThat(timesRead(read, Headers.empty())).isEqualTo(1);
        for (BodyKind kind : BodyKind.values()) {
            assertThat(timesRead(read, headersOf(kind))).as("%s", kind).isEqualTo(kind == read ? 1 : 0);
        }
    }

    private static int timesRead(BodyKind read, Headers headers) {
        AtomicInteger times = new AtomicInteger();
        Peer peer = new Peer(new Plan()
                .bodies(read, BodyTreatment.READ)
                .requestBody((request, body) -> {
                    times.incrementAndGet();
                    return request.proceed();
                })
                .machine());
        peer.headers(Direction.REQUEST, headers, false);
        peer.body(Direction.REQUEST, BODY, true);
        assertThat(peer.released(Direction.REQUEST)).isEqualTo(BODY);
        return times.get();
    }

    @ParameterizedTest
    @EnumSource(value = BodyKind.class, names = "TUNNEL", mode = EnumSource.Mode.EXCLUDE)
    void aBodyThatIsToBeRefusedIsAnsweredAndNothingOfItGoesOn(BodyKind kind) {
        Plan whole = new Plan()
                .bodies(kind, BodyTreatment.REFUSE)
                .requestBody((request, body) -> request.proceed())
                .responseBody((response, body) -> response.proceed());
        Plan streamed = new Plan().bodies(kind, BodyTreatment.REFUSE).streaming(BodyTransform.identity());
        for (Plan plan : new Plan[] {whole, streamed}) {
            refused(new Peer(plan.machine()), Direction.REQUEST, kind, "415 penstock_request_body_refused");
            refused(new Peer(plan.machine()), Direction.RESPONSE, kind, "502 penstock_response_body_refused");
        }
    }

    private static void refused(Peer peer, Direction direction, BodyKind kind, String reply) {
        assertThat(peer.headers(direction, headersOf(kind), false)).isEqualTo(Action.HOLD);
        assertThat(peer.effects(Effect.SendReply.class)
                        .map(sent -> sent.reply().status() + " " + sent.reply().details()))
                .containsExactly(reply);
        assertThat(peer.headersGone(direction)).isFalse();
    }

    @Test
    void aBodyThatIsLeftAloneIsNamed() {
        Peer peer = new Peer(
                new Plan().requestBody((request, body) -> request.proceed()).machine());
        peer.headers(Direction.REQUEST, headersOf(BodyKind.BINARY), false);
        peer.headers(Direction.RESPONSE, headersOf(BodyKind.GRPC), false);
        assertThat(peer.lines()).containsExactly("DEBUG request body of content-type 'image/png' passes untouched");
        Peer grpc = new Peer(
                new Plan().requestBody((request, body) -> request.proceed()).machine());
        grpc.headers(Direction.REQUEST, headersOf(BodyKind.GRPC), false);
        assertThat(grpc.lines())
                .containsExactly("DEBUG request body of content-type 'application/grpc' passes untouched");
    }
}
