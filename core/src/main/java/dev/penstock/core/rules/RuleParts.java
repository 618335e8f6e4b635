package dev.penstock.core.rules;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonPath;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** The parts of a configuration as they were read, some of them perhaps bad. */
public final class RuleParts<C> {
    private static final int MOST_NAMED = 20;

    private final Option<Either<Seq<ConfigError>, C>> global;
    private final List<Rule<C>> rules;
    private final Function<Json.Obj, Either<Seq<ConfigError>, C>> check;

    /**
     * @param global the global part, where there is one
     * @param check makes of an older version of a rule what holds under it now
     */
    RuleParts(
            Option<Either<Seq<ConfigError>, C>> global,
            List<Rule<C>> rules,
            Function<Json.Obj, Either<Seq<ConfigError>, C>> check) {
        this.global = global;
        this.rules = rules;
        this.check = check;
    }

    /** All of them, or every error where a rule is bad or nothing is good. A bad global part beside good rules is left out. */
    public Either<Seq<ConfigError>, RuleSet<C>> all() {
        return rules.forAll(Rule::isGood) ? accepted(good(), List.empty()) : Either.left(errors());
    }

    /**
     * The good ones, and of each bad rule the last good version where {@code kept} has one of the same plugin; every error
     * where that is nothing.
     */
    public Either<Seq<ConfigError>, RuleSet<C>> isolated(KeptRules kept, String plugin) {
        List<Tuple2<Rule<C>, Option<RuleSet.InForce<C>>>> outcomes =
                rules.map(rule -> Tuple.of(rule, rule.isGood() ? inForce(rule) : lastGood(rule, kept, plugin)));
        return accepted(
                outcomes.flatMap(Tuple2::_2),
                outcomes.reject(outcome -> outcome._1.isGood())
                        .map(outcome -> outcome._2.isDefined() ? stays(outcome._1) : leftOut(outcome._1)));
    }

    private List<RuleSet.InForce<C>> good() {
        return rules.flatMap(RuleParts::inForce);
    }

    private static <C> Option<RuleSet.InForce<C>> inForce(Rule<C> rule) {
        return rule.source()
                .asObject()
                .map(source -> new RuleSet.InForce<>(
                        rule.keys().get().match(), rule.config().get(), source));
    }

    private Option<RuleSet.InForce<C>> lastGood(Rule<C> rule, KeptRules kept, String plugin) {
        if (rule.keys().isEmpty()) {
            return Option.none();
        }
        RuleMatch match = rule.keys().get().match();
        return kept.find(plugin, match.key())
                .flatMap(source ->
                        check.apply(source).toOption().map(config -> new RuleSet.InForce<>(match, config, source)));
    }

    private Either<Seq<ConfigError>, RuleSet<C>> accepted(List<RuleSet.InForce<C>> inForce, List<RuleSet.Line> lines) {
        Option<C> config = global.flatMap(part -> part.toOption());
        return config.isEmpty() && inForce.isEmpty()
                ? Either.left(errors())
                : Either.right(new RuleSet<>(
                        config, inForce, lines.prependAll(globalLeftOut()).appendAll(ignoredKeys())));
    }

    private List<ConfigError> errors() {
        List<ConfigError> all = globalErrors().appendAll(rules.flatMap(Rule::errors));
        return all.isEmpty()
                ? List.of(new ConfigError(JsonPath.ROOT, "a rule, or fields of a global part", "neither"))
                : all;
    }

    private List<ConfigError> globalErrors() {
        return global.isDefined() && global.get().isLeft()
                ? List.ofAll(global.get().getLeft())
                : List.empty();
    }

    private Option<RuleSet.Line> globalLeftOut() {
        List<ConfigError> errors = globalErrors();
        return Option.when(
                !errors.isEmpty(),
                () -> new RuleSet.Line(
                        LogLevel.ERROR,
                        "the global part is left out, so the plugin does nothing where no rule matches: "
                                + ConfigError.line(errors)));
    }

    private static RuleSet.Line stays(Rule<?> rule) {
        return new RuleSet.Line(
                LogLevel.ERROR,
                "rule " + rule.place() + " is bad, its last good version stays in force: "
                        + ConfigError.line(rule.errors()));
    }

    private static RuleSet.Line leftOut(Rule<?> rule) {
        return new RuleSet.Line(
                LogLevel.ERROR, "rule " + rule.place() + " is bad and left out: " + ConfigError.line(rule.errors()));
    }

    private Option<RuleSet.Line> ignoredKeys() {
        List<String> ignored = rules.flatMap(Rule::ignored);
        return Option.when(!ignored.isEmpty(), () -> {
            StringBuilder line = new StringBuilder("match keys that do not count: ");
            for (String key : ignored.take(MOST_NAMED)) {
                line.append(key).append(", ");
            }
            int more = ignored.size() - MOST_NAMED;
            line.append(more > 0 ? "and " + more + " more; " : "since ");
            return new RuleSet.Line(
                    LogLevel.WARN,
                    line
                            + "a rule is matched by its routes and services, or else by its domains, its services, its route"
                            + " prefixes");
        });
    }
}
