package dev.penstock.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class RuleIndexProperties {
    /** Few and alike, so that rules overlap. */
    private static final Arbitrary<String> ROUTES = Arbitraries.of("r", "r1", "r12", "ns/r1", "ns/", "R1", "");

    private static final Arbitrary<String> HOSTS = Arbitraries.of(
            "a.b.example",
            "b.example",
            "B.Example",
            "b.example.",
            "www.b.example",
            "www.",
            "example",
            "a",
            "[::1]",
            "",
            "é.b");

    @Property
    void theFirstRuleByTheIndexIsTheFirstByAScan(
            @ForAll("rules") java.util.List<RuleMatch> rules, @ForAll("requests") Asked request) {
        var all = Vector.ofAll(rules);
        int first = RuleIndex.of(all).first(request);
        assertThat(first).isEqualTo(NaiveMatch.first(all, request));
        collect(all, first, request);
    }

    private static void collect(Seq<RuleMatch> all, int first, Asked request) {
        long matching = all.count(rule -> NaiveMatch.first(List.of(rule), request) == 0);
        Statistics.label("matching").collect(matching == 0 ? "none" : matching == 1 ? "one" : "several");
        Statistics.label("matching").coverage(seen -> java.util.List.of("none", "one", "several")
                .forEach(each -> seen.check(each).percentage(share -> share > 5)));
        if (first != Affixes.NONE) {
            Statistics.label("kind").collect(all.get(first).getClass().getSimpleName());
            Statistics.label("kind").coverage(seen -> java.util.List.of(
                            "Hosts", "Routes", "RoutesToServices", "Services", "RoutePrefixes")
                    .forEach(each -> seen.check(each).percentage(share -> share > 2)));
            Statistics.label("place").collect(first == 0 ? "first" : "later");
            Statistics.label("place").coverage(seen -> seen.check("later").percentage(share -> share > 5));
        }
    }

    @Property
    void soItIsAmongManyRules(@ForAll("manyRules") java.util.List<RuleMatch> rules, @ForAll("requests") Asked request) {
        var all = Vector.ofAll(rules);
        assertThat(RuleIndex.of(all).first(request)).isEqualTo(NaiveMatch.first(all, request));
    }

    @Property
    void theLowestCommonRuleIsTheFirstOneThatHasBothTexts(
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> here,
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> there) {
        Postings ours = postings("text", here);
        Postings theirs = postings("other", there);
        int expected =
                here.stream().filter(there::contains).min(Integer::compare).orElse(Affixes.NONE);
        Statistics.label("common").collect(expected == Affixes.NONE ? "none" : "some");
        Statistics.label("common").coverage(seen -> seen.check("some").percentage(share -> share > 30));
        assertThat(ours.lowestCommon("text", theirs, "other")).isEqualTo(expected);
        assertThat(ours.lowestCommon("text", theirs, "text")).isEqualTo(Affixes.NONE);
    }

    private static Postings postings(String text, Set<Integer> rules) {
        Postings postings = new Postings();
        rules.stream().sorted().forEach(rule -> postings.add(text, rule));
        return postings;
    }

    @Property
    void rulesForTheSameRequestsHaveOneKeyWhateverTheOrderOfTheirValues(
            @ForAll("rules") java.util.List<RuleMatch> rules) {
        for (RuleMatch one : rules) {
            for (RuleMatch other : rules) {
                assertThat(one.key().equals(other.key())).isEqualTo(sorted(one).equals(sorted(other)));
            }
        }
    }

    private static Object sorted(RuleMatch match) {
        return match.match(new RuleMatch.Cases<Object>() {
            @Override
            public Object hosts(RuleMatch.Hosts hosts) {
                return new RuleMatch.Hosts(
                        hosts.patterns().sortBy(Object::toString).toVector());
            }

            @Override
            public Object routes(RuleMatch.Routes routes) {
                return new RuleMatch.Routes(routes.names().sorted().toVector());
            }

            @Override
            public Object routesToServices(RuleMatch.RoutesToServices pairs) {
                return new RuleMatch.RoutesToServices(
                        pairs.routes().sorted().toVector(),
                        pairs.services().sorted().toVector());
            }

            @Override
            public Object services(RuleMatch.Services services) {
                return new RuleMatch.Services(services.names().sorted().toVector());
            }

            @Override
            public Object routePrefixes(RuleMatch.RoutePrefixes prefixes) {
                return new RuleMatch.RoutePrefixes(prefixes.prefixes().sorted().toVector());
            }
        });
    }

    @Provide
    Arbitrary<java.util.List<RuleMatch>> rules() {
        return rule().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<java.util.List<RuleMatch>> manyRules() {
        Arbitrary<RuleMatch> strange = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(name -> new RuleMatch.Hosts(Vector.of(HostPattern.of(name), HostPattern.of(name + "*"))));
        return Arbitraries.frequencyOf(Tuple.of(9, strange), Tuple.of(1, rule()))
                .list()
                .ofMinSize(50)
                .ofMaxSize(200);
    }

    private static Arbitrary<RuleMatch> rule() {
        Arbitrary<String> domains = Arbitraries.oneOf(
                HOSTS, HOSTS.map(host -> "*" + host), HOSTS.map(host -> host + "*"), Arbitraries.of("*.example", "*x"));
        Arbitrary<Seq<String>> routes = some(ROUTES.filter(name -> !name.isEmpty()));
        Arbitrary<Seq<String>> services =
                some(Arbitraries.of("s.dns", "s.dns:80", "s.dns:", "s", "S.dns", "t.static:81"));
        Arbitrary<RuleMatch> pairs = Combinators.combine(routes, services).as(RuleMatch.RoutesToServices::new);
        return Arbitraries.frequencyOf(
                Tuple.of(1, some(domains).map(all -> new RuleMatch.Hosts(all.map(HostPattern::of)))),
                Tuple.of(1, routes.map(RuleMatch.Routes::new)),
                Tuple.of(3, pairs),
                Tuple.of(1, services.map(RuleMatch.Services::new)),
                Tuple.of(1, routes.map(RuleMatch.RoutePrefixes::new)));
    }

    private static Arbitrary<Seq<String>> some(Arbitrary<String> texts) {
        return texts.list().ofMinSize(1).ofMaxSize(3).map(Vector::ofAll);
    }

    @Provide
    Arbitrary<Asked> requests() {
        Arbitrary<String> authorities = Combinators.combine(HOSTS, Arbitraries.of("", ":80", ":", ":8443"))
                .as((host, port) -> host + port);
        Arbitrary<String> clusters = Arbitraries.of(
                "outbound|80||s.dns",
                "outbound|80|v1|s.dns",
                "outbound|81||t.static",
                "outbound|||s.dns",
                "outbound|80||s|",
                "s.dns",
                "|||",
                "");
        return Combinators.combine(authorities.injectNull(0.1), ROUTES.injectNull(0.1), clusters.injectNull(0.1))
                .as(Asked::of);
    }
}
