package dev.penstock.examples;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.LogEntry;
import dev.penstock.testkit.model.OpenExchange;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@PluginTest(PluginContext.class)
class PluginContextTest {
    private static final PluginTester JVM = PluginTester.onJvm(PluginContext.plugin());

    @Property
    void requestsAreNumberedAsTheyComeInWhateverOrderTheyEnd(
            @ForAll @Size(max = 30) List<Boolean> begins, @ForAll int pick) {
        checkNumbers(JVM, begins, pick);
    }

    @Property(tries = 50)
    void soTheyAreInTheModule(@ForAll @Size(max = 30) List<Boolean> begins, @ForAll int pick) {
        checkNumbers(PluginTester.onBuiltModule(PluginContext.plugin()).on(Platform.HIGRESS), begins, pick);
    }

    /** At each turn a request begins, or one of those under way is answered; every third of these is abandoned instead. */
    private static void checkNumbers(PluginTester tester, List<Boolean> begins, int pick) {
        var plugin = tester.configure("{}");
        Vector<Tuple2<Integer, OpenExchange>> open = Vector.empty();
        int number = 0;
        for (boolean begin : begins) {
            if (begin || open.isEmpty()) {
                open = open.append(Tuple.of(++number, plugin.begin(get("/"))));
            } else {
                var ended = open.get(Math.floorMod(pick + number, open.size()));
                open = open.remove(ended);
                checkNumber(ended._2, ended._1);
            }
        }
        open.reverse().forEach(left -> checkNumber(left._2, left._1));
    }

    private static void checkNumber(OpenExchange exchange, int number) {
        if (number % 3 == 0) {
            exchange.abandon();
        } else {
            assertThat(count(exchange.answer(Answer::echo))).isEqualTo("" + number);
        }
    }

    private static String count(Seen seen) {
        return seen.client().header("x-request-count").get();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void responsesCarryTheTimeOfConfigurationInUnixSeconds(Platform platform, PluginTester tester) {
        var plugin = tester.on(platform).configure("{}");
        for (int number = 1; number <= 3; number++) {
            var seen = plugin.exchange(get("/"));
            assertThat(seen.client().header("x-init-time")).contains("1700000000");
            assertThat(count(seen)).isEqualTo("" + number);
        }
    }

    @Test
    void whatUpstreamSaysOfThemIsReplaced(PluginTester tester) {
        var seen = tester.configure("")
                .upstream(request -> answer(200).header("x-request-count", "7").header("x-request-count", "8"))
                .exchange(get("/"));
        assertThat(seen.client().content().headers().all("x-request-count")).containsExactly("1");
    }

    @Test
    void anotherConfigurationCountsByItself(PluginTester tester) {
        tester.configure("{}").exchange(get("/"));
        assertThat(count(tester.configure("{\"_plugin_id_\":\"p\"}").exchange(get("/"))))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[1]} | $.a: expected no field of that name, found an array",
                "7 | $: expected an object, found 7",
                "{} {} | $: expected JSON, found {} at character 3",
            })
    void aConfigurationIsRejectedInOneLine(String config, String reason, PluginTester tester) {
        assertThat(tester.reject(config))
                .containsExactly(
                        new LogEntry(LogLevel.ERROR, "[plugin-context] [nil] [nil] configuration rejected: " + reason));
    }
}
