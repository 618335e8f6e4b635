package dev.penstock.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong plugins that cannot be written: javac refuses them. */
class RefusedPluginsTest {
    private static JavaSource plugin(String verbs) {
        return new JavaSource(
                "Refused",
                """
                import dev.penstock.core.body.BodyTransform;
                import dev.penstock.core.data.Bytes;
                import dev.penstock.core.exchange.Reply;
                import dev.penstock.core.json.Checked;
                import dev.penstock.dsl.Plugin;

                class Refused {
                    Plugin<?> plugin() {
                        return Plugin.named("refused")%s;
                    }
                }
                """
                        .formatted(verbs));
    }

    @Test
    void whatIsRightCompiles() {
        assertThat(plugin(".onRequestHeaders((request, config) -> Reply.reply(403))")
                        .compile())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                // An answer after the end of the stream.
                ".onStreamDone((done, config) -> Reply.reply(500))",
                // An answer where nobody asked.
                ".onStart((context, config) -> Reply.reply(500))",
                // An edit of the request when the response has come.
                ".onResponseHeaders((response, config) -> response.proceed().setPath(\"/late\"))",
                // An edit of headers that have gone.
                ".onRequestTrailers((request, config) -> request.proceed().setPath(\"/late\"))",
                // A handler that answers nothing.
                ".onRequestHeaders((request, config) -> { request.proceed(); })",
                // A configuration after a handler that has taken none.
                ".onRequestHeaders((request, config) -> request.proceed()).config(json -> Checked.of(1))",
                // A text in place of a transform.
                ".onStreamingBody(config -> \"new\")",
            })
    void doesNotCompile(String verbs) {
        assertThat(plugin(verbs).compile()).isNotEmpty();
    }
}
