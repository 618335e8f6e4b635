package dev.penstock.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.ConfigReader;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Go SDK's tables of matching, with its results but where this SDK means to differ: those rows say so. */
class RuleMatchingTest {
    private static final String SEVERAL =
            """
            {"a":"g","_rules_":[
              {"_match_route_":"r1","_match_domain_":"d1","a":"1"},
              {"_match_domain_":"d2","_match_service_":"s.dns","a":"2"},
              {"_match_route_":"r3","_match_service_":"s.dns:443","a":"3"},
              {"_match_route_prefix_":"pre","a":"4"},
              {"_match_service_":"v.static","a":"5"}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "www.*, www.test.com, true",
        "www.*, test.com, false",
        "*.example.com, www.example.com, true",
        "*.example.com, example.com, false",
        "*ample.com, example.com, true",
        "www.example.com, www.example.com, true",
        "www.example.com, example.com, false",
        "www.example.com, www.example.com:8080, true",
        "*, www.example.com, true",
        "'', '', true",
        "'', a, false",
        "'', :80, true",
        "www.example.com:8080, www.example.com:8080, false",
        "[::1], [::1]:8080, true",
        "[::1], [::1], true"
    })
    void aDomainMatches(String pattern, String authority, boolean matches) {
        assertThat(isFirst(new RuleMatch.Hosts(List.of(HostPattern.of(pattern))), authority, null))
                .isEqualTo(matches);
    }

    /** Case-sensitive in the Go SDK, and with the dot another name: a way around a rule, for Envoy's routes match all of these. */
    @ParameterizedTest
    @CsvSource({
        "www.example.com, WWW.Example.COM",
        "WWW.Example.COM, www.example.com",
        "www.example.com, www.example.com.",
        "www.example.com., www.example.com:80",
        "*.example.com, a.EXAMPLE.com.:80",
        "*.example.com., a.example.com",
        "WWW.*, www.example.com"
    })
    void neitherCaseNorATrailingDotMakesAnotherName(String pattern, String authority) {
        assertThat(isFirst(new RuleMatch.Hosts(List.of(HostPattern.of(pattern))), authority, null))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "qwen.dns, outbound|443||qwen.dns, true",
        "qwen.dns:443, outbound|443||qwen.dns, true",
        "qwen.dns:443, outbound|443|v1|qwen.dns, true",
        "moonshot.dns:443, outbound|443||qwen.dns, false",
        "qwen.dns, |443||qwen.dns, true",
        "qwen.dns:, outbound|443||qwen.dns, false",
        "qwen.dns, qwen.dns, false",
        "qwen.dns, outbound|443||qwen.dns|, false",
        "|qwen.dns, outbound|443|||qwen.dns, false"
    })
    void aServiceMatches(String name, String cluster, boolean matches) {
        assertThat(isFirst(new RuleMatch.Services(List.of(name)), null, cluster))
                .isEqualTo(matches);
    }

    private static boolean isFirst(RuleMatch rule, String authority, String cluster) {
        return RuleIndex.of(List.of(rule)).first(Asked.of(authority, null, cluster)) == 0;
    }

    @ParameterizedTest
    @CsvSource({
        "d1, , , g",
        ", r1, , 1",
        "d2:8443, , outbound|1||q, 2",
        ", r3, outbound|80||s.dns, g",
        ", r3, outbound|443|v1|s.dns, 3",
        ", prefixed, , 4",
        ", , outbound|9|sub|v.static, 5",
        ", , v.static, g",
        ", , , g",
        "other, other, outbound|9||other, g"
    })
    void theFirstRuleThatMatchesHolds(String authority, String route, String cluster, String holds) {
        assertThat(held(SEVERAL, Asked.of(authority, route, cluster))).containsExactly(holds);
    }

    /** The Go SDK matches the global part here. */
    @Test
    void caseIsNoReasonForTheGlobalPart() {
        assertThat(held(SEVERAL, Asked.of("D2", null, null))).containsExactly("2");
    }

    @Test
    void aBroadRuleThatStandsFirstHidesThoseAfterIt() {
        var rules = "{\"_rules_\":[{\"_match_domain_\":\"*\",\"a\":\"all\"},{\"_match_domain_\":\"d\",\"a\":\"d\"}]}";
        assertThat(held(rules, Asked.of("d", null, null))).containsExactly("all");
        assertThat(held(rules, Asked.of(null, null, null))).isEmpty();
    }

    @Test
    void onlyWhatMayDecideIsAskedFor() {
        var domains = "{\"_rules_\":[{\"_match_domain_\":\"d\",\"a\":\"1\"}]}";
        assertThat(reads(domains, "other")).containsExactly("authority");
        var both = "{\"_rules_\":[{\"_match_domain_\":\"d\",\"a\":\"1\"},{\"_match_route_\":\"r\",\"a\":\"2\"}]}";
        assertThat(reads(both, "d")).containsExactly("authority");
        assertThat(reads(both, "other")).containsExactly("authority", "route");
        assertThat(reads("{\"_rules_\":[{\"_match_service_\":\"s\",\"a\":\"1\"}]}", "d"))
                .containsExactly("cluster");
        assertThat(reads("{\"a\":\"g\"}", "d")).isEmpty();
    }

    private static Iterable<String> reads(String config, String authority) {
        var request = Asked.of(authority, "no", "no");
        held(config, request);
        return request.reads();
    }

    private static Option<String> held(String config, Routing request) {
        var document = ConfigReader.object(Bytes.utf8(config)).get();
        var rules = new RuleReader<String>(json -> json.field("a").string().value(), (json, above) -> json.field("a")
                        .orElse(above, field -> field.string().value()))
                .read(document)
                .all()
                .get();
        int first = RuleIndex.of(rules.rules().map(RuleSet.InForce::match)).first(request);
        return first == Affixes.NONE
                ? rules.global()
                : Option.some(rules.rules().get(first).config());
    }
}
