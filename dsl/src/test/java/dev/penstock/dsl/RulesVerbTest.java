package dev.penstock.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.core.machine.Step;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.rules.KeptRules;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RulesVerbTest {
    private final ArrayList<Long> started = new ArrayList<>();

    private Ruled<Long> plugin() {
        return Plugin.named("limited").rules(json -> limit(json, Option.none()), RulesVerbTest::limit);
    }

    private static Checked<Long> limit(Json json, Option<Long> above) {
        return json.field("limit").orElse(above, field -> field.wholeNumber(0));
    }

    private Plugin<Long> started(Plugin<Long> plugin) {
        return plugin.onStart((context, limit) -> {
            started.add(limit);
            return Verdicts.pass();
        });
    }

    @Test
    void itPrintsItsVerbs() {
        assertThat(plugin().isolateRules().failOpen())
                .hasToString(
                        "Plugin.named(\"limited\")\n        .rules(...)\n        .isolateRules()\n        .failOpen()");
        assertThat(plugin()).hasToString("Plugin.named(\"limited\")\n        .rules(...)");
    }

    @Test
    void apartFromStreamsTheGlobalPartHolds() {
        start(started(plugin()), "{\"limit\":1,\"_rules_\":[{\"_match_route_\":\"r\",\"limit\":2}]}");
        assertThat(started).containsExactly(1L);
    }

    @Test
    void withoutAGlobalPartTheFirstRuleHolds() {
        var rules = "{\"_rules_\":[{\"_match_route_\":\"r\",\"limit\":2},{\"_match_route_\":\"s\",\"limit\":3}]}";
        start(started(plugin()), rules);
        assertThat(started).containsExactly(2L);
    }

    @Test
    void withIsolationThatIsTheFirstGoodRule() {
        var rules =
                "{\"limit\":\"x\",\"_rules_\":[{\"_match_route_\":\"r\",\"limit\":[]},{\"_match_route_\":\"s\",\"limit\":3}]}";
        start(started(plugin().isolateRules()), rules);
        assertThat(started).containsExactly(3L);
        assertThat(configure(started(plugin()), rules).getLeft())
                .isEqualTo("$.limit: expected a whole number of at least 0, found \"x\";"
                        + " $._rules_[0].limit: expected a whole number of at least 0, found an array");
    }

    @Test
    void emptyAndBlankAreAGlobalPartWithoutFields() {
        for (String config : List.of("", " \n", "{}", "{\"_plugin_id_\":\"p\"}")) {
            assertThat(configure(plugin(), config).getLeft())
                    .isEqualTo("$.limit: expected a whole number of at least 0, found nothing");
        }
    }

    /** The Go SDK accepts an array. */
    @Test
    void whatIsNoObjectIsRejected() {
        assertThat(configure(plugin(), "[1]").getLeft()).isEqualTo("$: expected an object, found an array");
        assertThat(configure(plugin(), "not json").getLeft()).startsWith("$: expected JSON, found ");
    }

    @Test
    void theHostsNameOfThePluginIsThatOfItsConfiguration() {
        assertThat(configure(plugin(), "{\"_plugin_id_\":\"pid\",\"limit\":1}")
                        .get()
                        .id())
                .containsExactly("pid");
    }

    @Test
    void whatAVerbCannotDoUnderARuleIsAnErrorOfThatRule() {
        var verbs = plugin().isolateRules().rebuildAfterRequests(limit -> limit);
        var config = "{\"limit\":1,\"_rules_\":[{\"_match_route_\":\"r\",\"limit\":0}]}";
        assertThat(lines(verbs, config))
                .singleElement()
                .asString()
                .isEqualTo(
                        "rule $._rules_[0] is bad and left out: $._rules_[0]: expected values the plugin accepts, found"
                                + " java.lang.IllegalArgumentException: rebuildAfterRequests must be at least 1, got 0");
    }

    @Test
    void aVmKeepsTheRulesInForceForEachPluginByItself() {
        var isolated = plugin().isolateRules();
        var good = "{\"_rules_\":[{\"_match_route_\":\"r\",\"limit\":2}]}";
        var bad = "{\"limit\":1,\"_rules_\":[{\"_match_route_\":\"r\",\"limit\":\"x\"}]}";
        var vm = new Keeping("a");
        vm.take(configure(isolated, vm, good).get().root().started(vm));
        assertThat(configure(isolated, vm, bad).get().parts()).isNotNull();
        assertThat(lines(isolated, vm, bad))
                .singleElement()
                .asString()
                .contains("its last good version stays in force");
        assertThat(lines(isolated, vm.named("b"), bad))
                .singleElement()
                .asString()
                .contains("is bad and left out");
        assertThat(lines(isolated, vm, bad.replace("{\"limit\":1", "{\"limit\":1,\"_plugin_id_\":\"other\"")))
                .singleElement()
                .asString()
                .contains("is bad and left out");
    }

    /** A VM that keeps rules, of a plugin that the host calls so. */
    private static final class Keeping extends AtRest {
        private final String name;
        private KeptRules kept = KeptRules.KEY.initial();

        Keeping(String name) {
            this.name = name;
        }

        Keeping named(String other) {
            var same = new Keeping(other);
            same.kept = kept;
            return same;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(Key<T> key) {
            return key == (Key<?>) KeptRules.KEY ? (T) kept : super.get(key);
        }

        @Override
        public Option<Bytes> property(String... path) {
            return Option.when(path[0].equals("plugin_name"), () -> Bytes.utf8(name));
        }

        @SuppressWarnings("unchecked")
        void take(Step<?> step) {
            for (Effect effect : effects(step)) {
                if (effect instanceof Effect.Update<?> update && update.key() == (Key<?>) KeptRules.KEY) {
                    kept = ((Effect.Update<KeptRules>) update).change().apply(kept);
                }
            }
        }
    }

    private static List<Effect> effects(Step<?> step) {
        return ((Step.Done<?>) step).effects();
    }

    private static List<String> lines(Plugin<?> plugin, String config) {
        return lines(plugin, new AtRest(), config);
    }

    private static List<String> lines(Plugin<?> plugin, AtRest vm, String config) {
        return effects(configure(plugin, vm, config).get().root().started(vm))
                .filter(effect -> effect instanceof Effect.Log)
                .map(effect -> ((Effect.Log) effect).message().get());
    }

    private static void start(Plugin<?> plugin, String config) {
        var vm = new AtRest();
        assertThat(configure(plugin, vm, config).get().root().started(vm)).isNotNull();
    }

    private static Either<String, Configured> configure(Plugin<?> plugin, String config) {
        return configure(plugin, new AtRest(), config);
    }

    private static Either<String, Configured> configure(Plugin<?> plugin, AtRest vm, String config) {
        return plugin.pipeline().configure().apply(vm, Bytes.utf8(config));
    }
}
