package dev.penstock.core.rules;

import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonPath;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * One rule as it was read.
 *
 * @param place where it stands
 * @param source what stands there
 * @param keys its match keys, where those are sound and there are any
 * @param config what holds under it, or all that is wrong with the rule
 */
record Rule<C>(JsonPath place, Json source, Option<MatchKeys> keys, Either<Seq<ConfigError>, C> config) {
    boolean isGood() {
        return config.isRight();
    }

    List<ConfigError> errors() {
        return config.isRight() ? List.empty() : List.ofAll(config.getLeft());
    }

    /** The paths of its match keys that do not count. */
    List<String> ignored() {
        return keys.isEmpty()
                ? List.empty()
                : keys.get().ignored().map(key -> place.field(key).toString());
    }
}
