package dev.penstock.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class RuleReaderProperties {
    private static final RuleReader<Long> READER =
            new RuleReader<>(json -> limit(json, Option.none()), RuleReaderProperties::limit);

    private static Checked<Long> limit(Json json, Option<Long> above) {
        return json.field("limit")
                .orElse(above, field -> field.positiveInteger().map(limit -> {
                    if (limit == 13) {
                        throw new IllegalArgumentException("unlucky\nnumber");
                    }
                    return limit;
                }));
    }

    @Property
    void anyObjectIsAcceptedOrHasErrorsThatNameAPath(@ForAll("versions") Tuple.Tuple2<String, String> versions) {
        var document = versions.get2();
        var kept = isolated(versions.get1(), KeptRules.KEY.initial())
                .map(rules -> KeptRules.KEY.initial().with("p", rules))
                .getOrElse(KeptRules.KEY.initial());
        var all = READER.read(object(document)).all();
        var isolated = isolated(document, kept);
        collect("all", all);
        collect("isolated", isolated);
        assertThat(isolated.isRight() || all.isLeft()).isTrue();
        Statistics.label("kept").collect(isolated.exists(RuleReaderProperties::hasKept));
        Statistics.label("kept").coverage(seen -> seen.check(true).percentage(share -> share > 1));
        all.swap().forEach(RuleReaderProperties::requirePaths);
        isolated.swap().forEach(RuleReaderProperties::requirePaths);
        isolated.forEach(rules -> requirePart(all, rules));
    }

    private static void collect(String label, Either<?, ?> outcome) {
        Statistics.label(label).collect(outcome.isRight() ? "accepted" : "rejected");
        Statistics.label(label).coverage(seen -> {
            seen.check("accepted").percentage(share -> share > 5);
            seen.check("rejected").percentage(share -> share > 5);
        });
    }

    private static boolean hasKept(RuleSet<Long> rules) {
        return rules.lines().exists(line -> line.message().contains("last good version"));
    }

    /** Isolation changes nothing where nothing is bad. */
    private static void requirePart(Either<?, RuleSet<Long>> all, RuleSet<Long> isolated) {
        assertThat(isolated.global().isDefined() || !isolated.rules().isEmpty()).isTrue();
        all.forEach(whole -> assertThat(isolated).isEqualTo(whole));
    }

    private static void requirePaths(Seq<ConfigError> errors) {
        assertThat(errors).isNotEmpty();
        assertThat(errors).allSatisfy(error -> assertThat(error.toString())
                .startsWith("$")
                .contains(": expected ", ", found ")
                .matches("\\P{Cntrl}*"));
    }

    private static Either<Seq<ConfigError>, RuleSet<Long>> isolated(String document, KeptRules kept) {
        return READER.read(object(document)).isolated(kept, "p");
    }

    private static Json.Obj object(String document) {
        return ConfigReader.object(Bytes.utf8(document)).get();
    }

    /** Any two configurations one after the other, and such whose values alone went bad. */
    @Provide
    Arbitrary<Tuple.Tuple2<String, String>> versions() {
        return documents().flatMap(document -> documents()
                .map(other -> Tuple.of(other, document))
                .injectNull(0.5)
                .map(any -> any == null ? Tuple.of(withGoodLimits(document), document) : any));
    }

    private static String withGoodLimits(String document) {
        return document.replaceAll("\"limit\":(13|-1|\"ten\"|\\[\\{\"a\":null}])", "\"limit\":1");
    }

    private Arbitrary<String> documents() {
        Arbitrary<String> rules = Arbitraries.frequencyOf(
                Tuple.of(8, rule().list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]")),
                Tuple.of(1, rule()),
                Tuple.of(1, Arbitraries.of("null", "5", "\"r\"", "[[]]", "{}")));
        Arbitrary<String> global = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just("\"_own_\":1")),
                Tuple.of(2, limits()),
                Tuple.of(1, Arbitraries.just("\"x\":1")));
        return Combinators.combine(rules.map(all -> "\"_rules_\":" + all).injectNull(0.1), global)
                .as((all, part) -> "{" + part + (all == null ? "" : "," + all) + "}");
    }

    private static Arbitrary<String> rule() {
        Arbitrary<String> keys = Arbitraries.of(
                "\"_match_route_\":\"r\"",
                "\"_match_domain_\":[\"a\",\"*\"]",
                "\"_match_service_\":[]",
                "\"_match_route_prefix_\":\"p\"",
                "\"_match_domain_\":[1]",
                "\"_own_\":{}");
        return Combinators.combine(keys, limits()).as((key, limit) -> "{" + key + "," + limit + "}");
    }

    private static Arbitrary<String> limits() {
        return Arbitraries.of("1", "2", "13", "-1", "\"ten\"", "[{\"a\":null}]").map(limit -> "\"limit\":" + limit);
    }
}
