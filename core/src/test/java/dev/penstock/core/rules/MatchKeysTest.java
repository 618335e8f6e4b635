package dev.penstock.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a rule's keys count, where it has several. */
class MatchKeysTest {
    @ParameterizedTest
    @CsvSource({
        "route_prefix, RoutePrefixes, ''",
        "service route_prefix, Services, route_prefix",
        "domain route_prefix, Hosts, route_prefix",
        "route route_prefix, Routes, route_prefix",
        "domain service, Hosts, service",
        "domain service route_prefix, Hosts, service route_prefix",
        "route domain, Routes, domain",
        "route service, RoutesToServices, ''",
        "route service route_prefix, RoutesToServices, route_prefix",
        "route domain service route_prefix, RoutesToServices, domain route_prefix"
    })
    void theFirstKindOfKeyCounts(String keys, String match, String ignored) {
        MatchKeys read = MatchKeys.of(object("{" + rule(Vector.of(keys.split(" "))) + "}"))
                .toEither()
                .get();
        assertThat(read.match().getClass().getSimpleName()).isEqualTo(match);
        assertThat(read.ignored().map(key -> key.substring("_match_".length(), key.length() - 1)))
                .containsExactlyElementsOf(Vector.of(ignored.split(" ")).reject(String::isEmpty));
    }

    private static String rule(Seq<String> keys) {
        return keys.map(key -> "\"_match_" + key + "_\":\"x\"").mkString(",");
    }

    private static Json.Obj object(String text) {
        return ConfigReader.object(Bytes.utf8(text)).get();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 30})
    void ofKeysThatDoNotCountTwentyAreNamed(int count) {
        String one = "{" + rule(Vector.of("route", "domain")) + "}";
        Json.Obj document = object("{\"_rules_\":[" + (one + ",").repeat(count - 1) + one + "]}");
        String line = new RuleReader<>(json -> Checked.of(""), (json, above) -> Checked.of(""))
                .read(document)
                .all()
                .get()
                .lines()
                .head()
                .message();
        assertThat(line.split("_match_domain_", -1)).hasSize(20 + 1);
        assertThat(line)
                .contains(count == 20 ? "[19]._match_domain_, since a rule" : "and " + (count - 20) + " more; ");
    }

    @Test
    void aRuleWithEmptyNamesAloneHasNoKeys() {
        for (String keys : Vector.of("_match_route_", "_match_service_", "_match_route_prefix_")) {
            assertThat(MatchKeys.of(object("{\"" + keys + "\":[\"\"]}"))
                            .toEither()
                            .get()
                            .isEmpty())
                    .isTrue();
        }
    }
}
