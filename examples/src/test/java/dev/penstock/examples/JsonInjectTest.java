package dev.penstock.examples;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.json.JsonObjectText;
import dev.penstock.core.json.JsonText;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.law.Chunking;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.Lazy;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@PluginTest(JsonInject.class)
class JsonInjectTest {
    private static final String CONFIG = "{\"field\":\"injected\",\"value\":" + InjectedBody.VALUE + "}";
    private static final Lazy<ConfiguredPlugin> JVM =
            Lazy.of(() -> PluginTester.onJvm(JsonInject.plugin()).configure(CONFIG));
    private static final Lazy<ConfiguredPlugin> MODULE = Lazy.of(() ->
            PluginTester.onBuiltModule(JsonInject.plugin()).on(Platform.HIGRESS).configure(CONFIG));

    @Property
    void upstreamSeesTheObjectWithTheFieldSetAndNoOtherByteChanged(@ForAll("objects") InjectedBody body) {
        checkInjected(JVM.get(), body);
    }

    @Property(tries = 200)
    void soItDoesBehindTheModule(@ForAll("objects") InjectedBody body) {
        checkInjected(MODULE.get(), body);
    }

    @Property
    void whatIsNoObjectIsAnswered400AndUpstreamSeesNothing(@ForAll("others") Chunking body) {
        checkRefused(JVM.get().exchange(body.in(post("/"))));
    }

    @Property(tries = 200)
    void soItIsByTheModule(@ForAll("others") Chunking body) {
        checkRefused(MODULE.get().exchange(body.in(post("/"))));
    }

    private static void checkInjected(ConfiguredPlugin plugin, InjectedBody body) {
        var upstream = plugin.exchange(body.sent().in(post("/"))).upstream();
        boolean trailers = body.sent().end() == Chunking.End.WITH_TRAILERS;
        int length = upstream.bytes().length;
        assertThat(upstream.body()).isEqualTo(body.expected());
        assertThat(upstream.header("content-length").toJavaOptional().map(Integer::parseInt))
                .isEqualTo(trailers ? java.util.Optional.empty() : java.util.Optional.of(length));
        assertThat(upstream.trailer("x-end").isDefined()).isEqualTo(trailers);
    }

    private static void checkRefused(Seen seen) {
        assertThat(seen.requests()).isEmpty();
        assertThat(seen.client().status()).isEqualTo(400);
        assertThat(seen.client().header("content-type")).contains("application/json");
        var answer = JsonObjectText.parse(Bytes.copyOf(seen.client().bytes())).get();
        assertThat(answer.members()).hasSize(1);
        assertThat(answer.get("error").flatMap(JsonText::asString).get())
                .startsWith("request body is not a JSON object: at byte ");
    }

    @Provide
    Arbitrary<InjectedBody> objects() {
        return InjectedBody.objects();
    }

    @Provide
    Arbitrary<Chunking> others() {
        return InjectedBody.others();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void theFieldIsAddedLastOrReplacedInPlace(Platform platform, PluginTester tester) {
        var plugin = tester.on(platform).configure("{\"field\":\"b\",\"value\":null}");
        assertThat(sent(plugin, "{ \"a\" : 1.0 }\n")).isEqualTo("{ \"a\" : 1.0,\"b\":null }\n");
        assertThat(sent(plugin, "{\"b\":1,\"\\u0062\": [2] ,\"c\":3}"))
                .isEqualTo("{\"b\":1,\"\\u0062\": null ,\"c\":3}");
        assertThat(sent(plugin, "{}")).isEqualTo("{\"b\":null}");
    }

    private static String sent(ConfiguredPlugin plugin, String body) {
        return plugin.exchange(post("/").chunks(body)).upstream().body();
    }

    @Test
    void anyFieldNameAndAnyValueCanBeSet(PluginTester tester) {
        var plugin = tester.configure("{\"field\":\"\\\"\\n\\u00e9\",\"value\":[1e400,{\"x\":\"</\\u0000\"}]}");
        assertThat(sent(plugin, "{}")).isEqualTo("{\"\\\"\\n\u00e9\":[1e400,{\"x\":\"</\\u0000\"}]}");
    }

    @Test
    void aMessageWithoutBodyIsRefused(PluginTester tester) {
        var plugin = tester.configure(CONFIG);
        checkRefused(plugin.exchange(get("/")));
        checkRefused(plugin.exchange(post("/").chunks("")));
        checkRefused(plugin.exchange(post("/").trailer("x-end", "1")));
    }

    @Test
    void aWebSocketHasNoBodyAndIsRefused(PluginTester tester) {
        var upgrade = get("/").header("connection", "Upgrade").header("upgrade", "websocket");
        checkRefused(tester.configure(CONFIG).exchange(upgrade.chunks("{}")));
    }

    @ParameterizedTest
    @CsvSource({"content-encoding, gzip", "content-type, application/grpc", "content-type, application/octet-stream"})
    void bodiesOfEveryKindAreRead(String name, String value, PluginTester tester) {
        var plugin = tester.configure(CONFIG);
        Request request = post("/").header(name, value);
        checkRefused(plugin.exchange(request.chunks("\u001f\u008b")));
        assertThat(plugin.exchange(request.chunks("{}")).upstream().body())
                .isEqualTo("{\"injected\":" + InjectedBody.VALUE + "}");
    }

    @Test
    void whatTheClientSentIsEscapedInTheError(PluginTester tester) {
        var seen = tester.configure(CONFIG).exchange(post("/").chunks("{\"a\"\"}"));
        assertThat(seen.client().body())
                .isEqualTo(
                        "{\"error\":\"request body is not a JSON object: at byte 4: expected ':', found \\\"\\\\\\\"\\\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | $.field: expected a string, found nothing; $.value: expected a value, found nothing",
                "{\"field\":1,\"value\":null} | $.field: expected a string, found 1",
                "[] | $: expected an object, found an array",
                "{\"field\":\"a\",\"value\":1,\"a\":{}} | $.a: expected no field of that name, found an object",
            })
    void aBadConfigurationIsRejectedInOneLine(String config, String reason, PluginTester tester) {
        assertThat(tester.reject(config))
                .containsExactly(
                        new LogEntry(LogLevel.ERROR, "[json-inject] [nil] [nil] configuration rejected: " + reason));
    }
}
