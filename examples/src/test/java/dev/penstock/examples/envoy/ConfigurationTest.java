package dev.penstock.examples.envoy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.testkit.envoy.EnvoyBinary;
import dev.penstock.testkit.envoy.EnvoyFailed;
import dev.penstock.testkit.envoy.Gateway;
import dev.penstock.testkit.envoy.WasmFilter;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envoy does not start with a configuration that the plugin rejects, and its log says why in one line. */
@Tag("envoy")
class ConfigurationTest {
    private static final String REJECTED = "[streaming-replace] [nil] [nil] configuration rejected: ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | $.from: expected a string, found nothing; $.to: expected a string, found nothing",
                "{\"from\":\"\"} | $.from: expected a non-empty string, found \"\"; $.to: expected a string, found nothing",
                "{\"from\":1} | $.from: expected a string, found 1; $.to: expected a string, found nothing",
                "[] | $: expected an object, found an array",
            })
    void aBadConfigurationIsRejectedWithPathExpectedAndFound(String config, String reason) {
        assertThat(refusal(Replacement.unconfigured().configured(config))).containsExactly(REJECTED + reason);
    }

    @ParameterizedTest
    @CsvSource({"not JSON", "{\"from\":", "{\"from\":\"a\" \"to\"}"})
    void whatIsNotJsonIsRejected(String config) {
        assertThat(refusal(Replacement.unconfigured().configured(config)))
                .singleElement()
                .asString()
                .startsWith(REJECTED + "$");
    }

    @Test
    void aStructArrivesAsItsBytesAndIsCalledByItsName() {
        assertThat(refusal(Replacement.unconfigured().configuredByStruct(HashMap.of("from", "old", "to", "new"))))
                .singleElement()
                .asString()
                .startsWith(REJECTED + "$: expected JSON")
                .endsWith("(bytes of a google.protobuf.Struct? then give the JSON as a StringValue)");
    }

    @Test
    void aMegabyteOfGarbageIsRejectedInOneShortLine() {
        var garbage = new byte[1 << 20];
        new Random(7).nextBytes(garbage);
        assertThat(new String(garbage, UTF_8)).contains("\ufffd");
        assertThat(refusal(Replacement.unconfigured().configured(garbage)))
                .singleElement()
                .asString()
                .startsWith(REJECTED + "$: expected JSON")
                .hasSizeLessThan(300);
    }

    /** The lines worse than information that the plugin has logged while Envoy refused to start. */
    private static Seq<String> refusal(WasmFilter filter) {
        var setup = Gateway.with(EnvoyBinary.find(System.out)).filter(filter);
        var failed = catchThrowableOfType(EnvoyFailed.class, () -> setup.start().close());
        assertThat(failed).as("Envoy started").isNotNull();
        return failed.log().reject(line -> line.level().equals("debug")).flatMap(line -> line.plugin());
    }
}
