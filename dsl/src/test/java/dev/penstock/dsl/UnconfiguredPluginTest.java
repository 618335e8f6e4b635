package dev.penstock.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.pipeline.Configured;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class UnconfiguredPluginTest {

    @Test
    void nothingAndAnEmptyObjectAreAccepted() {
        assertThat(configured("").map(Configured::id)).isEqualTo(Either.right(Option.none()));
        assertThat(configured("{ }").map(Configured::id)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void theHostsFieldsAreAcceptedAndNameThePlugin() {
        var config = "{\"_plugin_id_\":\"p-1\",\"_rules_\":[]}";
        assertThat(configured(config).map(Configured::id)).isEqualTo(Either.right(Option.some("p-1")));
    }

    @Test
    void eachOtherFieldIsAnError() {
        assertThat(configured("{\"a\":1,\"_b\":[]}").getLeft())
                .isEqualTo("$.a: expected no field of that name, found 1; "
                        + "$._b: expected no field of that name, found an array");
    }

    private static Either<String, Configured> configured(String config) {
        return Plugin.named("quiet").pipeline().configure().apply(new AtRest(), Bytes.utf8(config));
    }
}
