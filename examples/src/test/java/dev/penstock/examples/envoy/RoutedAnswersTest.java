package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Bootstrap;
import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.envoy.WasmFilter;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Fields;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Request;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What upstream answers to the request of example route-call is what the client gets, field by field, in each of its forms. */
@Tag("envoy")
class RoutedAnswersTest {
    private static final Request POST = post("/old").chunks("{}");
    private static final Request GRPC =
            post("/a.B/C").header("content-type", "application/grpc").chunks("\0\0\0\0\0");
    private static final Request HEAD = Request.of("HEAD", "/old");

    private record Form(String name, Request request, Answer answer) {}

    private static Vector<Form> forms() {
        return Vector.of(
                new Form("no type", POST, answer(200).chunks("de", "f")),
                new Form("stated length", POST, answer(404).chunks("de", "f").contentLength()),
                new Form("stated empty", POST, answer(200).contentLength()),
                new Form("no content", POST, answer(204)),
                new Form(
                        "not modified",
                        POST,
                        answer(304).header("etag", "\"1\"").header("content-length", "7")),
                new Form("a status of its own", POST, answer(799).chunks("def")),
                new Form("large", POST, answer(500).chunks("z".repeat(200_000))),
                new Form("trailers", POST, answer(200).chunks("def").trailer("x-end", "1")),
                new Form("no body but trailers", POST, answer(200).trailer("x-end", "1")),
                new Form(
                        "to gRPC",
                        GRPC,
                        answer(200).header("content-type", "text/html").chunks("def")),
                new Form("to gRPC, failed", GRPC, answer(418).chunks("def")),
                new Form(
                        "to HEAD",
                        HEAD,
                        answer(200).header("content-type", "text/html").chunks("def")),
                new Form("to HEAD, stated", HEAD, answer(200).chunks("def").contentLength()),
                new Form("to HEAD, large", HEAD, answer(200).chunks("z".repeat(200_000))),
                new Form("to HEAD, trailers", HEAD, answer(200).chunks("def").trailer("x-end", "1")),
                new Form("to HEAD, nothing", HEAD, answer(204)),
                new Form("without a body", get("/old"), answer(200).chunks("def")));
    }

    /** Each form twice: what is left behind of one response would show in the next one of its connection. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void theClientHasEachAsUpstreamGaveIt(Protocol protocol) {
        try (var gateway = Gateway.with(EnvoyBinary.find(System.out))
                .upstream(protocol)
                .configured(Bootstrap::withTrailers)
                .filter(WasmFilter.of("route-call", Path.of("target", "wasm", "route-call.wasm"))
                        .configured("{\"path\":\"/modified-path\"}"))
                .start()) {
            for (Form form : forms().appendAll(forms())) {
                Answer given = form.answer().header("set-cookie", "a=b").header("set-cookie", "c=d");
                gateway.upstream().answer(request -> given);
                var seen = gateway.exchange(protocol, form.request());
                assertThat(seen.upstream().method()).as(form.name()).isEqualTo("POST");
                assertThat(shown(seen.client())).as(form.name()).isEqualTo(expected(given, form.request(), protocol));
                assertThat(seen.client().ending()).as(form.name()).isEqualTo(Ending.COMPLETE);
            }
            assertThat(EnvoyHealth.of(gateway.envoy()).complaints()).hasSizeLessThanOrEqualTo(2);
            assertThat(gateway.envoy().isAlive()).isTrue();
        }
    }

    /** HTTP/1.1 has trailers in a chunked body only, so none for HEAD. */
    private static Vector<Object> expected(Answer given, Request asked, Protocol protocol) {
        if (!asked.method().equals("HEAD")) {
            return shown(given);
        }
        Fields trailers = protocol == Protocol.HTTP2 ? given.content().trailers() : Fields.NONE;
        return shown(given.with(given.content().withTrailers(trailers)).chunks(Vector.empty()));
    }

    private static Vector<Object> shown(Answer seen) {
        return Vector.of(
                seen.status(),
                seen.bytes().length,
                seen.body(),
                fields(seen, "set-cookie"),
                fields(seen, "content-type"),
                fields(seen, "content-length"),
                fields(seen, "grpc-message"),
                fields(seen, "etag"),
                Vector.ofAll(seen.content().trailers().all("x-end")));
    }

    private static Vector<String> fields(Message<?> seen, String name) {
        return Vector.ofAll(seen.content().headers().all(name));
    }
}
