package dev.penstock.core.rules;

import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonPath;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads configurations that may have rules. Total: what is wrong, an exception of the author's checks included, is an error of the
 * part that it is in.
 *
 * @param <C> the author's type of a configuration
 */
public final class RuleReader<C> {
    private static final String RULES = "_rules_";
    private static final JsonPath PLACE = JsonPath.ROOT.field(RULES);

    private final Function<? super Json, Checked<C>> global;
    private final BiFunction<? super Json, ? super Option<C>, Checked<C>> rule;

    /**
     * @param global the checks of the global part, which is the whole object
     * @param rule those of a rule; it may inherit what it leaves out from the global part, where there is a good one
     */
    public RuleReader(
            Function<? super Json, Checked<C>> global, BiFunction<? super Json, ? super Option<C>, Checked<C>> rule) {
        this.global = global;
        this.rule = rule;
    }

    /** The parts of a configuration, good and bad. */
    public RuleParts<C> read(Json.Obj document) {
        Option<Either<Seq<ConfigError>, C>> whole =
                Option.when(hasGlobalPart(document), () -> ConfigReader.check(document, global));
        Option<C> inherited = whole.flatMap(part -> part.toOption());
        return new RuleParts<>(
                whole,
                rules(document).map(found -> one(found._1, found._2, inherited)),
                json -> check(json, inherited));
    }

    /** Without rules the object is the global part, also where it is empty; beside rules, where it has fields of its own. */
    private static boolean hasGlobalPart(Json.Obj document) {
        return document.get(RULES).isEmpty() || document.fields().exists(field -> !ConfigReader.isReserved(field._1));
    }

    /** A rule may stand by itself, without an array. */
    private static List<Tuple2<JsonPath, Json>> rules(Json.Obj document) {
        Option<Json> rules = document.get(RULES).filter(value -> !(value instanceof Json.Null));
        if (rules.isEmpty()) {
            return List.empty();
        }
        Option<Json.Arr> array = rules.get().asArray();
        return array.isEmpty()
                ? List.of(Tuple.of(PLACE, rules.get()))
                : List.ofAll(array.get().items()).zipWithIndex((item, index) -> Tuple.of(PLACE.item(index), item));
    }

    private Rule<C> one(JsonPath place, Json source, Option<C> inherited) {
        Either<Seq<ConfigError>, Json.Obj> object =
                source.asObject().toEither(() -> error("an object", source.toString()));
        Either<Seq<ConfigError>, MatchKeys> keys = object.flatMap(RuleReader::keys);
        Either<Seq<ConfigError>, C> config = keys.isRight() || object.isLeft()
                ? object.flatMap(json -> check(json, inherited))
                : object.flatMap(json -> Either.left(both(keys.getLeft(), check(json, inherited))));
        return new Rule<>(
                place, source, keys.toOption(), config.mapLeft(errors -> errors.map(error -> error.under(place))));
    }

    private static Seq<ConfigError> both(Seq<ConfigError> errors, Either<Seq<ConfigError>, ?> more) {
        return more.isRight() ? errors : errors.appendAll(more.getLeft());
    }

    private static Either<Seq<ConfigError>, MatchKeys> keys(Json.Obj rule) {
        return MatchKeys.of(rule)
                .toEither()
                .flatMap(keys ->
                        keys.isEmpty() ? Either.left(error(MatchKeys.ONE_OF_THEM, "none")) : Either.right(keys));
    }

    private Either<Seq<ConfigError>, C> check(Json.Obj object, Option<C> inherited) {
        return ConfigReader.check(object, json -> rule.apply(json, inherited));
    }

    private static Seq<ConfigError> error(String expected, String found) {
        return List.of(new ConfigError(JsonPath.ROOT, expected, found));
    }
}
