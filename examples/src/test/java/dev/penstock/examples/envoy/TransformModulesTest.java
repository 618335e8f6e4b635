package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.PluginTester;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin with one transform, compiled: it does what it should and weighs no more than said. */
class TransformModulesTest {
    @ParameterizedTest
    @CsvSource({
        "one, 72500, an |old |man, an new man",
        "many, 75000, an ol|der ol|d, an elder new",
        "anyCase, 75000, an O|LD o, an x o",
        "ends, 70500, a|b, <ab>",
        "lines, 77000, a|b, ab!",
        "records, 77000, 'ab\n\n|cd', 'b\n\nd'",
        "perChunk, 75000, ol|d, 0ld",
        "observe, 91000, 'a\n|b', 'a\nb'",
        "text, 70500, \u00e9|\u00e9, ee",
        "limit, 71000, a|b, ab",
        "buffered, 74000, a|b, abab",
        "count, 91000, a|b, ab",
        "events, 89000, 'data: |x', ''",
        "redact, 91500, '{\"o|ld\": 1}', '{\"old\": \"***\"}'",
        "values, 90000, '{\"o|ld\": 1}', '{\"old\": 1}'",
        "usage, 153000, a|b, ab",
        "rezipped, 95500, an old |man, an old man",
    })
    void eachTransformWorksInAModule(String plugin, int most, String sent, String expected) throws IOException {
        byte[] module = Files.readAllBytes(new FixtureModule(TransformPlugins.class, plugin).path());
        var seen = PluginTester.onModule(module)
                .configure("")
                .upstream(request -> answer(200))
                .exchange(post("/").chunks(sent.split("\\|")));
        assertThat(seen.upstream().body()).isEqualTo(expected);
        assertThat(module.length).as("bytes of %s", plugin).isLessThan(most);
    }
}
