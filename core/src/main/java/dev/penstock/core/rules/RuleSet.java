package dev.penstock.core.rules;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.json.Json;
import dev.penstock.core.pipeline.PerStream;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The parts of a configuration that are in force: a global part, or rules, or both.
 *
 * @param lines what is to be logged about it
 */
public record RuleSet<C>(Option<C> global, List<InForce<C>> rules, List<Line> lines) {
    /** A line for the log. */
    public record Line(LogLevel level, String message) {}

    /**
     * A rule.
     *
     * @param source the object it was read from
     */
    record InForce<C>(RuleMatch match, C config, Json.Obj source) {}

    /**
     * For each stream what the function makes of the configuration of the first rule that is for its request, else of the
     * global part; where no stream is at hand, of the global part, without one of the first rule.
     */
    public <R> PerStream<R> table(Function<? super C, ? extends R> function) {
        return new RuleTable<>(
                global.map(function),
                rules.map(rule -> function.apply(rule.config)),
                RuleIndex.of(rules.map(InForce::match)));
    }

    /** Where several are for the same requests, the first: the others never hold. */
    Map<String, Json.Obj> sources() {
        Map<String, Json.Obj> sources = new HashMap<>();
        for (InForce<C> rule : rules) {
            sources.putIfAbsent(rule.match.key(), rule.source);
        }
        return sources;
    }
}
