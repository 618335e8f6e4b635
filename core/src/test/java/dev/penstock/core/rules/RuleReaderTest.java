package dev.penstock.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Go SDK's tables of configurations with rules, with its results but where this SDK means to differ: those tests say so. */
class RuleReaderTest {
    record Config(String name, long age) {}

    private static final KeptRules NOTHING = KeptRules.KEY.initial();
    private static final RuleReader<Config> READER =
            new RuleReader<>(json -> config(json, Option.none()), RuleReaderTest::config);

    private static Checked<Config> config(Json json, Option<Config> above) {
        return json.field("name")
                .orElse(above.map(Config::name), field -> field.string()
                        .satisfying(name -> !name.equals("error"), "a name but 'error'")
                        .value())
                .combine(json.field("age").orElse(above.map(Config::age), field -> field.wholeNumber(0)))
                .ap(Config::new);
    }

    @Test
    void withoutRulesAllIsTheGlobalPart() {
        var read = all("{\"name\":\"john\",\"age\":18}").get();
        assertThat(read.global()).containsExactly(new Config("john", 18));
        assertThat(read.rules()).isEmpty();
    }

    @Test
    void eachKindOfRuleIsRead() {
        var read =
                all("""
                        {"_rules_":[
                          {"_match_domain_":["*.example.com","www.*","*","www.abc.com"],"name":"john","age":18},
                          {"_match_route_":["test1","test2"],"name":"ann","age":16},
                          {"_match_service_":["test1.dns","test2.static:8080"],"name":"ann","age":16},
                          {"_match_route_prefix_":["api1","api2"],"name":"ann","age":16}]}
                        """)
                        .get();
        assertThat(read.global()).isEmpty();
        assertThat(read.rules().map(rule -> rule.match().key()))
                .containsExactly(
                        "host5:<www.12:=www.abc.com1:>13:>.example.com;",
                        "route5:test15:test2;",
                        "service9:test1.dns17:test2.static:8080;",
                        "prefix4:api14:api2;");
        assertThat(read.rules().map(RuleSet.InForce::config)).startsWith(new Config("john", 18), new Config("ann", 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_rules_\":[]}", "{\"_rules_\":null}", "{\"_rules_\":[],\"_plugin_id_\":\"p\"}"})
    void neitherRulesNorAGlobalPartIsAnError(String config) {
        assertThat(errors(all(config)))
                .containsExactly("$: expected a rule, or fields of a global part, found neither");
        assertThat(errors(isolated(config, NOTHING))).hasSize(1);
    }

    @Test
    void aRuleWithoutMatchKeysIsAnErrorThatNamesThem() {
        assertThat(errors(all("{\"_rules_\":[{\"name\":\"a\",\"age\":16}]}")))
                .containsExactly(
                        "$._rules_[0]: expected at least one of _match_route_, _match_domain_, _match_service_ and"
                                + " _match_route_prefix_, found none");
    }

    @Test
    void oneRuleMayStandByItselfAndSoMayOneValue() {
        var read = all("{\"_rules_\":{\"_match_route_\":\"r\",\"name\":\"a\",\"age\":1}}")
                .get();
        assertThat(read.rules().map(rule -> rule.match().key())).containsExactly("route1:r;");
    }

    @Test
    void namesThatAreEmptyAreNoNamesButAHostMayBeEmpty() {
        var read =
                all("{\"_rules_\":[{\"_match_route_\":[\"\",\"r\"],\"_match_service_\":\"\",\"name\":\"a\",\"age\":1},"
                                + "{\"_match_domain_\":\"\",\"name\":\"a\",\"age\":1}]}")
                        .get();
        assertThat(read.rules().map(rule -> rule.match().key())).containsExactly("route1:r;", "host1:=;");
    }

    @Test
    void aRuleInheritsFromTheGlobalPart() {
        var read = all("{\"name\":\"all\",\"age\":7,\"_rules_\":[{\"_match_route_\":\"r\",\"age\":8}]}")
                .get();
        assertThat(read.global()).containsExactly(new Config("all", 7));
        assertThat(read.rules().map(RuleSet.InForce::config)).containsExactly(new Config("all", 8));
    }

    /** The Go SDK says nothing of it. */
    @Test
    void aBadGlobalPartBesideAGoodRuleIsLeftOutAndSaidToBe() {
        var config = "{\"name\":5,\"_rules_\":[{\"_match_route_\":\"r\",\"name\":\"a\",\"age\":1}]}";
        for (var read : List.of(all(config).get(), isolated(config, NOTHING).get())) {
            assertThat(read.global()).isEmpty();
            assertThat(read.rules()).hasSize(1);
            assertThat(read.lines())
                    .containsExactly(
                            new RuleSet.Line(
                                    LogLevel.ERROR,
                                    "the global part is left out, so the plugin does nothing where no rule matches: $.name: expected"
                                            + " a string, found 5; $.age: expected a whole number of at least 0, found nothing"));
        }
    }

    @Test
    void withoutIsolationEveryErrorOfEveryPartIsNamed() {
        assertThat(
                        errors(
                                all(
                                        """
                        {"name":"error","age":-1,"_rules_":[
                          {"_match_route_":"r","name":"a","age":1,"agee":2},
                          {"_match_domain_":["d",5],"name":"a","age":"ten"},
                          7]}
                        """)))
                .containsExactly(
                        "$.name: expected a name but 'error', found \"error\"",
                        "$.age: expected a whole number of at least 0, found -1",
                        "$._rules_[0].agee: expected no field of that name, found 2",
                        "$._rules_[1]._match_domain_[1]: expected a string, found 5",
                        "$._rules_[1].age: expected a whole number of at least 0, found \"ten\"",
                        "$._rules_[2]: expected an object, found 7");
    }

    @Test
    void isolationOffOneBadRuleRejectsAll() {
        assertThat(errors(all("{\"_rules_\":[" + bad("test1") + "," + good("test2") + "]}")))
                .hasSize(1);
    }

    @Test
    void isolationOnABadRuleWithoutAnOlderVersionRejectsWhereNothingElseIsGood() {
        assertThat(errors(isolated("{\"_rules_\":[" + bad("test1") + "]}", NOTHING)))
                .hasSize(1);
    }

    @Test
    void isolationOnABadRuleHasItsLastGoodVersion() {
        var kept = kept("{\"_rules_\":[{\"_match_route_\":[\"test1\"],\"name\":\"backup\",\"age\":30}]}");
        var read = isolated("{\"_rules_\":[" + bad("test1") + "]}", kept).get();
        assertThat(read.rules().map(RuleSet.InForce::config)).containsExactly(new Config("backup", 30));
        assertThat(read.lines().map(RuleSet.Line::message))
                .singleElement()
                .asString()
                .startsWith(
                        "rule $._rules_[0] is bad, its last good version stays in force: $._rules_[0].name: expected a name");
        assertThat(kept.with("p", read).find("p", "route5:test1;")).isNotEmpty();
    }

    @Test
    void isolationOnGoodRulesAreInForceAndABadOneIsLeftOut() {
        assertThat(isolated("{\"_rules_\":[" + good("test1") + "]}", NOTHING)
                        .get()
                        .rules())
                .hasSize(1);
        var read = isolated("{\"_rules_\":[" + good("test1") + "," + bad("test2") + "]}", NOTHING)
                .get();
        assertThat(read.rules()).hasSize(1);
        assertThat(read.lines().map(RuleSet.Line::message))
                .containsExactly(
                        "rule $._rules_[1] is bad and left out: $._rules_[1].name: expected a name but 'error', found"
                                + " \"error\"");
    }

    /** The Go SDK rejects it. */
    @Test
    void whereAllRulesAreBadAGoodGlobalPartHolds() {
        var read = isolated("{\"name\":\"g\",\"age\":1,\"_rules_\":[" + bad("r") + "]}", NOTHING)
                .get();
        assertThat(read.global()).containsExactly(new Config("g", 1));
        assertThat(read.rules()).isEmpty();
        assertThat(read.lines()).hasSize(1);
    }

    /** The Go SDK rejects all of it. */
    @Test
    void aRuleWithoutMatchKeysIsIsolatedToo() {
        var read = isolated("{\"_rules_\":[" + good("r") + ",{\"name\":\"a\",\"age\":1}]}", NOTHING)
                .get();
        assertThat(read.rules()).hasSize(1);
        assertThat(read.lines().map(RuleSet.Line::message))
                .singleElement()
                .asString()
                .contains("$._rules_[1]: expected at least one of _match_route_");
    }

    /** In the Go SDK it may be another plugin's. */
    @Test
    void theLastGoodVersionIsThatOfTheSamePlugin() {
        var kept = NOTHING.with(
                "other", isolated("{\"_rules_\":[" + good("r") + "]}", NOTHING).get());
        assertThat(isolated("{\"_rules_\":[" + bad("r") + "," + good("s") + "]}", kept)
                        .get()
                        .rules())
                .hasSize(1);
        assertThat(kept.find("p", "route1:r;")).isEmpty();
    }

    @Test
    void aRuleThatIsGoneIsKeptNoLonger() {
        var kept = kept("{\"_rules_\":[" + good("r") + "]}");
        var later = kept.with(
                "p", isolated("{\"_rules_\":[" + good("s") + "]}", kept).get());
        assertThat(later.find("p", "route1:r;")).isEmpty();
        assertThat(later.find("p", "route1:s;")).isNotEmpty();
    }

    /** In the Go SDK it is filled over what the bad one has left behind. */
    @Test
    void theLastGoodVersionInheritsFromTheGlobalPartAsItIsNow() {
        var kept = kept("{\"name\":\"old\",\"age\":1,\"_rules_\":[{\"_match_route_\":\"r\",\"age\":5}]}");
        var bad = "{\"_match_route_\":\"r\",\"age\":\"LEAK\"}";
        var read = isolated("{\"name\":\"new\",\"age\":2,\"_rules_\":[" + bad + "]}", kept)
                .get();
        assertThat(read.rules().map(RuleSet.InForce::config)).containsExactly(new Config("new", 5));
    }

    @Test
    void keysThatDoNotCountAreNamedInOneWarning() {
        var values = ",\"name\":\"a\",\"age\":1}";
        var read = all("{\"_rules_\":[{\"_match_route_\":\"r\",\"_match_domain_\":\"d\"" + values
                        + ",{\"_match_domain_\":\"d\",\"_match_service_\":\"s\",\"_match_route_prefix_\":\"p\"" + values
                        + ",{\"_match_route_\":\"r\",\"_match_service_\":\"s\"" + values + "]}")
                .get();
        assertThat(read.lines())
                .containsExactly(new RuleSet.Line(
                        LogLevel.WARN,
                        "match keys that do not count: $._rules_[0]._match_domain_, $._rules_[1]._match_service_,"
                                + " $._rules_[1]._match_route_prefix_, since a rule is matched by its routes and services, or"
                                + " else by its domains, its services, its route prefixes"));
    }

    @Test
    void whatTheChecksThrowIsAnErrorOfTheirRule() {
        var throwing = new RuleReader<String>(json -> Checked.of("g"), (json, above) -> {
            throw new IllegalStateException("no");
        });
        var config = "{\"a\":1,\"_rules_\":{\"_match_route_\":\"r\"}}";
        assertThat(errors(throwing.read(object(config)).all()))
                .containsExactly(
                        "$.a: expected no field of that name, found 1",
                        "$._rules_: expected values the plugin accepts, found java.lang.IllegalStateException: no");
    }

    /** Both at one level are an error of the checks; a rule's consumers are those of the global part. */
    @Test
    void aRuleMayHaveOtherFieldsThanTheGlobalPart() {
        var reader = new RuleReader<Seq<String>>(
                json -> json.field("consumers").list(name -> name.string().value()),
                (json, above) -> json.field("allow")
                        .list(name -> name.string().value())
                        .satisfying(allowed -> above.exists(all -> all.containsAll(allowed)), "names of consumers"));
        var all = "\"consumers\":[\"c1\",\"c2\",\"c3\"]";
        var rules = ",\"_rules_\":[{\"_match_route_\":[\"r1\",\"r2\"],\"allow\":[\"c1\",\"c3\"]}]}";
        var read = reader.read(object("{" + all + rules)).all().get();
        assertThat(read.rules().get(0).config()).containsExactly("c1", "c3");
        assertThat(errors(
                        reader.read(object("{" + all + ",\"allow\":[\"c1\"]}")).all()))
                .containsExactly("$.allow: expected no field of that name, found an array");
        assertThat(errors(reader.read(object("{" + rules.substring(1))).all()))
                .containsExactly("$._rules_[0].allow: expected names of consumers, found an array");
    }

    private static String good(String route) {
        return "{\"_match_route_\":[\"" + route + "\"],\"name\":\"good\",\"age\":20}";
    }

    private static String bad(String route) {
        return "{\"_match_route_\":[\"" + route + "\"],\"name\":\"error\",\"age\":20}";
    }

    private static KeptRules kept(String config) {
        return NOTHING.with("p", isolated(config, NOTHING).get());
    }

    private static Either<Seq<ConfigError>, RuleSet<Config>> all(String config) {
        return READER.read(object(config)).all();
    }

    private static Either<Seq<ConfigError>, RuleSet<Config>> isolated(String config, KeptRules kept) {
        return READER.read(object(config)).isolated(kept, "p");
    }

    private static Json.Obj object(String config) {
        return ConfigReader.object(Bytes.utf8(config)).get();
    }

    private static Seq<String> errors(Either<Seq<ConfigError>, ?> read) {
        return read.getLeft().map(ConfigError::toString);
    }
}
