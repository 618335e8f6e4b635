package dev.penstock.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.Sums;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.json.JsonPrinter;
import dev.penstock.core.redis.Resp;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in answer to a call: of which kind it is, and what it is read as. */
class ArrivalTest {
    private static final HttpArrival HTTP = ofService("200", "{\"a\":1}");
    private static final GrpcArrival GRPC = new GrpcArrival(0, Bytes.utf8("m"));
    private static final RedisArrival REDIS = new RedisArrival(0, Bytes.utf8("+OK\r\n"));

    private static HttpArrival ofService(String status, String body) {
        return new HttpArrival(
                Headers.empty()
                        .add(":status", status)
                        .add("x-envoy-upstream-service-time", "1")
                        .add("X-A", "b")
                        .add("x-a", "c"),
                Bytes.utf8(body),
                Headers.empty().add("X-Sum", "d"));
    }

    private static HttpArrival ofProxy(int status, String body) {
        return new HttpArrival(Headers.empty().add(":status", "" + status), Bytes.utf8(body), Headers.empty());
    }

    @Test
    void anArrivalIsOfOneKind() {
        for (Arrival arrival : new Arrival[] {HTTP, GRPC, REDIS}) {
            assertThat(arrival.http()).isEqualTo(arrival == HTTP ? Option.some(HTTP) : Option.none());
            assertThat(arrival.grpc()).isEqualTo(arrival == GRPC ? Option.some(GRPC) : Option.none());
            assertThat(arrival.redis()).isEqualTo(arrival == REDIS ? Option.some(REDIS) : Option.none());
        }
    }

    @Test
    void anAnswerHasWhatTheServiceSentWithoutPseudoHeaders() {
        Answer answer = HTTP.read().get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).hasToString("x-envoy-upstream-service-time: 1\nx-a: b\nx-a: c");
        assertThat(answer.header("x-A")).contains("b");
        assertThat(answer.header(":status")).isEmpty();
        assertThat(answer.trailer("x-sum")).contains("d");
        assertThat(answer.text()).isEqualTo("{\"a\":1}");
        assertThat(answer.json().map(JsonPrinter::print)).isEqualTo(Either.right("{\"a\":1}"));
        assertThat(ofService("404", "none").read().get().json().isLeft()).isTrue();
    }

    @Test
    void anyStatusOfAServiceIsAnAnswerAndOneOfTheProxyAFailure() {
        for (int status : new int[] {200, 404, 502, 503, 504}) {
            assertThat(ofService("" + status, "").read().map(Answer::status)).isEqualTo(Either.right(status));
            assertThat(ofProxy(status, "").read(true).map(Answer::status)).isEqualTo(Either.right(status));
            assertThat(ofProxy(status, "").read().isLeft()).isTrue();
        }
        assertThat(ofProxy(504, "late").read()).isEqualTo(Either.left(new Failure.TimedOut()));
        assertThat(ofProxy(503, "reset").read()).isEqualTo(Either.left(new Failure.Unreachable("reset")));
        assertThat(ofProxy(502, "x".repeat(300)).read())
                .isEqualTo(Either.left(new Failure.BadAnswer(502, "x".repeat(200))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "2000", "abc"})
    void anAnswerWithoutStatusIsBroken(String status) {
        assertThat(ofService(status, "").read()).isEqualTo(Either.left(new Failure.Broken()));
    }

    @Test
    void aReplyOfRedisIsReadWholeAndAlone() {
        assertThat(REDIS.read()).isEqualTo(Either.right(Resp.Simple.of("OK")));
        assertThat(new RedisArrival(0, Bytes.utf8("$5\r\nab")).read())
                .isEqualTo(Either.left(new Failure.BadAnswer(502, "a reply broke off after 6 bytes")));
        assertThat(new RedisArrival(1, Bytes.utf8("+OK\r\n")).read())
                .isEqualTo(Either.left(new Failure.Unreachable("the connection broke, or no reply came in time")));
    }

    @Test
    void aFailureSaysWhatHappened() {
        assertThat(new Failure.UnknownCluster("a")).hasToString("no cluster 'a'");
        assertThat(new Failure.NoHealthyHost("a")).hasToString("no healthy host in cluster 'a'");
        assertThat(new Failure.TimedOut()).hasToString("timed out");
        assertThat(new Failure.Unreachable("reset")).hasToString("unreachable: reset");
        assertThat(new Failure.Broken()).hasToString("the answer broke off");
        assertThat(new Failure.BadAnswer(502, "no HTTP")).hasToString("bad answer 502: no HTTP");
    }

    @Test
    void eachFailureHasACaseOfItsOwn() throws Exception {
        Sums.assertThatEachVariantHasACaseOfItsOwn(Failure.class, Failure.Cases.class);
    }
}
