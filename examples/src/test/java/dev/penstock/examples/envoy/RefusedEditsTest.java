package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Edits that would split a message, state a wrong length, or make one that HTTP does not know, and that Envoy itself would send: each
 * fails its exchange with 500, and one line names the rule.
 */
@Tag("envoy")
class RefusedEditsTest {
    private static final String SPLIT = "value of header 'x-a' must not hold CR, LF or NUL, got octet 13 at index 1";
    private static Gateway gateway;
    private static EnvoyHealth health;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(EnvoyBinary.find(System.out))
                .configured(bootstrap -> bootstrap.withTrailers().manager("delayed_close_timeout", "0.100s"))
                .filter(new FixtureModule("unchecked").filter())
                .start();
        health = EnvoyHealth.of(gateway.envoy());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void noVmHasDied() {
        health.assertNoVmDied();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set x-a b%0D%0Ax-injected:%201 | value of header 'x-a' must not hold CR, LF or NUL, got octet 13 at index 1",
                "add x-a b%0Ax-injected:1 | value of header 'x-a' must not hold CR, LF or NUL, got octet 10 at index 1",
                "set x-a b%00 | value of header 'x-a' must not hold CR, LF or NUL, got octet 0 at index 1",
                "set :path /%20HTTP/1.1%0D%0Ax-injected:%201 | value of header ':path' must not hold CR, LF or NUL, got octet 13 at index 10",
                "set x-a:%20b%0D%0Ax-injected 1 | header name must be a token, got 'x-a: b??x-injected'",
                "add x%20a b | header name must be a token, got 'x a'",
                "set content-length 1 | header 'content-length' follows from the body and cannot be set",
                "add Content-Length 1 | header 'content-length' follows from the body and cannot be set",
                "set transfer-encoding identity | header 'transfer-encoding' follows from the body and cannot be set",
                "add transfer-encoding chunked | header 'transfer-encoding' follows from the body and cannot be set",
                "add :path /more | pseudo-header ':path' can be set, not added",
                "remove :authority | pseudo-header ':authority' can be set, not removed",
            })
    void inRequestHeadersAnEditFailsThatBreaksTheMessage(String edit, String rule) {
        for (var protocol : Protocol.values()) {
            assertRefused(protocol, asking("request-headers " + edit), "request headers", rule);
            assertThat(gateway.upstream().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set x-a b%0D%0Ax-injected:%201 | value of header 'x-a' must not hold CR, LF or NUL, got octet 13 at index 1",
                "add set-cookie a=b%0D%0A%0D%0A<html> | value of header 'set-cookie' must not hold CR, LF or NUL, got octet 13 at index 3",
                "set x-a:%20b%0D%0Ax-injected 1 | header name must be a token, got 'x-a: b??x-injected'",
                "set content-length 1 | header 'content-length' follows from the body and cannot be set",
                "add transfer-encoding chunked | header 'transfer-encoding' follows from the body and cannot be set",
                "set :status 99 | status of a response must be 200 to 599, got 99",
                "set :status 101 | status of a response must be 200 to 599, got 101",
                "set :status ok | status of a response must be 200 to 599, got ok",
                "add :status 200 | pseudo-header ':status' can be set, not added",
                "remove :status | pseudo-header ':status' can be set, not removed",
                "status x 0 | status of a response must be 200 to 599, got 0",
                "status x 199 | status of a response must be 200 to 599, got 199",
                "status x 600 | status of a response must be 200 to 599, got 600",
                "status x 1000 | status of a response must be 200 to 599, got 1000",
            })
    void inResponseHeadersAnEditFailsThatBreaksTheMessage(String edit, String rule) {
        for (var protocol : Protocol.values()) {
            gateway.upstream().answer(request -> answer(200).chunks("upstream's"));
            assertRefused(protocol, asking("response-headers " + edit), "response headers", rule);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header x-a b%0D%0Ax-injected:%201 | value of header 'x-a' must not hold CR, LF or NUL, got octet 13 at index 1",
                "header x-a:%20b%0D%0Ax-injected 1 | header name must be a token, got 'x-a: b??x-injected'",
                "status x 0 | status of a response must be 200 to 599, got 0",
                "status x 99 | status of a response must be 200 to 599, got 99",
                "status x 103 | status of a response must be 200 to 599, got 103",
                "status x 1000 | status of a response must be 200 to 599, got 1000",
                "body 204 abc | a reply with status 204 must not have a body, got 3 bytes",
                "body 205 abc | a reply with status 205 must not have a body, got 3 bytes",
                "body 304 abc | a reply with status 304 must not have a body, got 3 bytes",
                "details x a%0D%0Ab | details of a reply must not hold control characters, got character 13 at index 1",
                "grpc x 17 | gRPC status must be 0 to 16, got 17",
            })
    void aReplyFailsThatHttpDoesNotKnow(String edit, String rule) {
        for (var protocol : Protocol.values()) {
            assertRefused(protocol, asking("reply " + edit), "request headers", rule);
            assertThat(gateway.upstream().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inRequestTrailersAnEditFailsThatBreaksTheMessage(Protocol protocol) {
        var request = asking("request-trailers set x-a b%0D%0Ax-injected:%201").trailer("x-end", "1");
        assertRefused(protocol, request, "request trailers", SPLIT);
        assertThat(gateway.upstream().requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inResponseTrailersAnEditFailsThatBreaksTheMessage(Protocol protocol) {
        gateway.upstream().answer(request -> answer(200).chunks("a").trailer("x-end", "1"));
        var before = health.complaints().size();
        var got = gateway.exchange(protocol, asking("response-trailers set x-a b%0D%0Ax-injected:%201"))
                .client();
        assertThat(got.ending()).isEqualTo(protocol == Protocol.HTTP2 ? Ending.RESET : Ending.CLOSED);
        assertThat(got.trailer("x-injected")).isEmpty();
        assertOneLineSince(before, "response trailers", SPLIT);
    }

    @ParameterizedTest
    @CsvSource({"content-length, 1", "transfer-encoding, identity", "connection, close", ":status, 200"})
    void whatAReplySaysOfItsFramingDoesNotReachTheWire(String name, String value) {
        try (var connection = new RawConnection(gateway.envoy().port())) {
            var edit = "reply header " + name + " " + value;
            connection.send("GET / HTTP/1.1\r\nhost: a\r\nx-edit: " + edit + "\r\n\r\n");
            var answer = connection.rest(500);
            assertThat(answer).startsWith("HTTP/1.1 403 Forbidden\r\n").endsWith("\r\n\r\nrefused");
            assertThat(answer.split("\r\n\r\n", 2)[0].lines().skip(1).map(line -> line.split(":", 2)[0]))
                    .containsExactlyInAnyOrder("content-type", "content-length", "date", "server");
            assertThat(answer).contains("\r\ncontent-length: 7\r\n");
        }
    }

    /** The bytes on the wire of HTTP/1.1, where a split message would show. */
    @Test
    void oneAnswerAndNothingElseReachesTheClient() {
        try (var connection = new RawConnection(gateway.envoy().port())) {
            var edit = "response-headers set x-a b%0D%0Acontent-length:%200%0D%0A%0D%0AHTTP/1.1%20200%20OK";
            connection.send("GET / HTTP/1.1\r\nhost: a\r\nx-edit: " + edit + "\r\n\r\n");
            var all = connection.rest(500);
            assertThat(all)
                    .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                    .endsWith("\r\n\r\nInternal Server Error");
            assertThat(all.split("HTTP/1.1 ", -1)).hasSize(2);
        }
    }

    private static Request asking(String edit) {
        return post("/").header("x-edit", edit).chunks("client's");
    }

    private static void assertRefused(Protocol protocol, Request request, String stage, String rule) {
        var before = health.complaints().size();
        var got = gateway.exchange(protocol, request).client();
        assertThat(got.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(got.status()).isEqualTo(500);
        assertThat(got.body()).isEqualTo("Internal Server Error");
        assertThat(got.header("x-injected")).isEmpty();
        assertOneLineSince(before, stage, rule);
    }

    private static void assertOneLineSince(int before, String stage, String rule) {
        gateway.envoy()
                .awaitEntries(Duration.ofSeconds(5), log -> health.complaints().size() > before);
        assertThat(PluginLine.all(health.complaints().drop(before)).map(PluginLine::message))
                .singleElement()
                .asString()
                .startsWith(stage + " failed: java.lang.IllegalArgumentException: " + rule);
    }
}
