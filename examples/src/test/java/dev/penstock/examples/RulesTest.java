package dev.penstock.examples;

import static dev.penstock.testkit.http.Request.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest(Rules.class)
class RulesTest {
    private static final String GLOBAL = "\"header\":\"x-tier\",\"value\":\"free\"";

    /** A rule of one domain, good or bad. */
    record OfDomain(String domain, String value, boolean good) {
        String json() {
            return "{\"_match_domain_\":\"" + domain + "\",\"value\":" + (good ? "\"" + value + "\"" : "[]") + "}";
        }
    }

    @Provide
    Arbitrary<OfDomain> rules() {
        return Combinators.combine(
                        Arbitraries.of("a.example", "b.example", "*.example", "*"),
                        Arbitraries.of("1", "2", ""),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))))
                .as(OfDomain::new);
    }

    @Property(tries = 300)
    void theFirstGoodRuleThatMatchesHolds(@ForAll @Size(max = 5) List<@From("rules") OfDomain> rules) {
        checkFirst(PluginTester.onJvm(Rules.plugin()), rules);
    }

    @Property(tries = 30)
    void soItIsInTheModule(@ForAll @Size(max = 5) List<@From("rules") OfDomain> rules) {
        checkFirst(PluginTester.onBuiltModule(Rules.plugin()), rules);
    }

    private static void checkFirst(PluginTester tester, List<OfDomain> rules) {
        var plugin = tester.configure("{" + GLOBAL + ",\"_rules_\":["
                + Vector.ofAll(rules).map(OfDomain::json).mkString(",") + "]}");
        for (String host : List.of("a.example", "b.example", "c.example", "other")) {
            var first = Vector.ofAll(rules)
                    .filter(rule -> rule.good && matches(rule.domain, host))
                    .headOption();
            var seen = plugin.exchange(get("/").to(host.toUpperCase(Locale.ROOT) + ":80"));
            assertThat(header(seen, "x-tier"))
                    .isEqualTo(first.map(OfDomain::value).getOrElse("free"));
            Statistics.label("rule").collect(first.isDefined());
        }
        Statistics.label("rule").coverage(seen -> seen.check(true).percentage(share -> share > 20));
        assertThat(plugin.log().map(LogEntry::message))
                .hasSize((int) rules.stream().filter(rule -> !rule.good).count());
    }

    private static boolean matches(String domain, String host) {
        return domain.startsWith("*") ? host.endsWith(domain.substring(1)) : host.equals(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "other, default, outbound|80||q, x-tier, free",
        "other, orders, outbound|80||q, x-team, free",
        "other, admin-users, outbound|80||q, x-team, operations",
        "other, default, outbound|8080|v1|users.dns, x-kind, users",
        "shop.Paid.example.:81, orders, outbound|8080||users.dns, x-tier, paid"
    })
    void routesAndServicesAreKnownByWhatTheHostCallsThem(
            String host, String route, String cluster, String name, String value) {
        for (var tester : List.of(PluginTester.onJvm(Rules.plugin()), PluginTester.onBuiltModule(Rules.plugin()))) {
            for (Platform platform : Platform.values()) {
                var plugin = tester.on(platform)
                        .given(Bytes.utf8(route), "xds", "route_name")
                        .given(Bytes.utf8(cluster), "xds", "cluster_name")
                        .configure(SEVERAL);
                assertThat(header(plugin.exchange(get("/").to(host)), name)).isEqualTo(value);
            }
        }
    }

    private static final String SEVERAL =
            """
            {"header":"x-tier","value":"free","_rules_":[
              {"_match_domain_":["*.paid.example","vip.*"],"value":"paid"},
              {"_match_route_":"orders","header":"x-team"},
              {"_match_route_prefix_":"admin-","header":"x-team","value":"operations"},
              {"_match_service_":"users.dns:8080","header":"x-kind","value":"users"}]}
            """;

    @Test
    void whereNothingHoldsThePluginDoesNothing(PluginTester tester) {
        var plugin = tester.configure("{\"_rules_\":[{\"_match_domain_\":\"a\",\"header\":\"x-a\",\"value\":\"1\"}]}");
        var seen = plugin.exchange(get("/").to("b"));
        assertThat(seen.upstream().header("x-a")).isEmpty();
        assertThat(header(plugin.exchange(get("/").to("a")), "x-a")).isEqualTo("1");
        assertThat(plugin.log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"header, x-tier, value, paid", "value, paid, header, x-tier"})
    void whatTheGlobalPartLacksEachRuleMaySay(String given, String text, String lacking, String own) {
        for (var tester : List.of(PluginTester.onJvm(Rules.plugin()), PluginTester.onBuiltModule(Rules.plugin()))) {
            var plugin = tester.configure("{\"" + given + "\":\"" + text + "\",\"_rules_\":["
                    + "{\"_match_domain_\":\"a\",\"" + lacking + "\":\"" + own + "\"},{\"_match_domain_\":\"b\"}]}");
            assertThat(header(plugin.exchange(get("/").to("a")), "x-tier")).isEqualTo("paid");
            assertThat(header(plugin.exchange(get("/").to("b")), "x-tier")).isEqualTo("none");
            assertThat(header(plugin.exchange(get("/").to("c")), "x-tier")).isEqualTo("none");
            assertThat(plugin.log().map(LogEntry::message)).singleElement().satisfies(line -> assertThat(line)
                    .contains("$._rules_[1]." + lacking + ": expected a string"));
        }
    }

    @Test
    void withoutRulesTheGlobalPartIsWhole(PluginTester tester) {
        assertThat(tester.reject("{\"header\":\"x-tier\"}").head().message()).contains("$.value: expected a string");
    }

    @Test
    void aBadRuleIsLeftOutWithOneErrorLineAndTheRestWorks(PluginTester tester) {
        var plugin = tester.configure(
                "{" + GLOBAL
                        + ",\"_rules_\":[{\"_match_domain_\":\"a\",\"value\":5},{\"_match_domain_\":\"b\",\"value\":\"b\"},{}]}");
        assertThat(plugin.log()).hasSize(2).allSatisfy(line -> assertThat(line.level())
                .isEqualTo(LogLevel.ERROR));
        assertThat(plugin.log().get(0).message())
                .isEqualTo(
                        "[rules] [nil] [nil] rule $._rules_[0] is bad and left out: $._rules_[0].value: expected a string, found 5");
        assertThat(header(plugin.exchange(get("/").to("a")), "x-tier")).isEqualTo("free");
        assertThat(header(plugin.exchange(get("/").to("b")), "x-tier")).isEqualTo("b");
    }

    @Test
    void aHeaderThatCannotBeSentIsAnErrorOfItsPart(PluginTester tester) {
        assertThat(tester.reject("{\"header\":\":path\",\"value\":\"a\\nb\"}"))
                .singleElement()
                .satisfies(line -> assertThat(line.message())
                        .contains(
                                "$.header: expected the name of a header, found \":path\"",
                                "$.value: expected printable ASCII, found \"a\\u000ab\""));
    }

    /** Else each request would fail. */
    @ParameterizedTest
    @ValueSource(strings = {"x/y", "x;y", "x[y]", "x y", "Content-Length", "transfer-encoding", "größe"})
    void aNameThatNoHeaderCanHaveIsRejected(String name) {
        assertThat(PluginTester.onJvm(Rules.plugin())
                        .reject("{\"header\":\"" + name + "\",\"value\":\"a\"}")
                        .mkString())
                .contains("$.header: expected the name of a header, found ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x!y", "X-Tier", "x_y", "1"})
    void anyOtherNameIsSet(String name) {
        var plugin = PluginTester.onJvm(Rules.plugin()).configure("{\"header\":\"" + name + "\",\"value\":\"a\"}");
        assertThat(header(plugin.exchange(get("/")), name)).isEqualTo("a");
    }

    private static String header(Seen seen, String name) {
        return seen.upstream().header(name).getOrElse("none");
    }
}
