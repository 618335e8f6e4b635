package dev.penstock.dsl;

import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.PluginProperties;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Pass;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.pipeline.PerStream;
import dev.penstock.core.rules.KeptRules;
import dev.penstock.core.rules.RuleParts;
import dev.penstock.core.rules.RuleReader;
import dev.penstock.core.rules.RuleSet;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A configuration with rules. What cannot be assembled of a part of it is an error of that part. */
abstract class RulesSource<C> implements ConfigSource<C> {
    private final Function<? super Json, Checked<C>> global;
    private final BiFunction<? super Json, ? super Option<C>, Checked<C>> rule;

    RulesSource(
            Function<? super Json, Checked<C>> global, BiFunction<? super Json, ? super Option<C>, Checked<C>> rule) {
        this.global = global;
        this.rule = rule;
    }

    /** The parts that shall be in force. */
    abstract <P> Either<Seq<ConfigError>, RuleSet<P>> inForce(
            RuleParts<P> parts, PluginContext context, Option<String> id);

    /** What shall happen at the start. */
    abstract Pass starting(RuleSet<?> rules, PluginContext context, Option<String> id);

    @Override
    public <A> Either<String, Accepted<A>> read(
            PluginContext context, Bytes config, Function<? super C, ? extends A> assemble) {
        RuleReader<Built<C, A>> reader = new RuleReader<>(
                json -> built(global.apply(json), assemble),
                (json, above) -> built(rule.apply(json, above.map(Built::config)), assemble));
        return ConfigReader.object(config)
                .flatMap(json -> accepted(reader.read(json), context, ConfigSource.idOf(json)))
                .mapLeft(ConfigError::line);
    }

    private static <C, A> Checked<Built<C, A>> built(Checked<C> checked, Function<? super C, ? extends A> assemble) {
        return checked.map(config -> new Built<>(config, assemble.apply(config)));
    }

    private <A> Either<Seq<ConfigError>, Accepted<A>> accepted(
            RuleParts<Built<C, A>> parts, PluginContext context, Option<String> id) {
        return inForce(parts, context, id)
                .map(rules -> new OfRules<>(
                        rules.table(Built::part), id, start -> logging(starting(rules, start, id), rules)));
    }

    private static Pass logging(Pass pass, RuleSet<?> rules) {
        Pass all = pass;
        for (RuleSet.Line line : rules.lines()) {
            all = all.log(line.level(), line.message());
        }
        return all;
    }

    /** A configuration and what runs under it. */
    private record Built<C, A>(C config, A part) {}

    /** What is to be logged comes before what the verbs ask for. */
    private record OfRules<A>(PerStream<A> parts, Option<String> id, Function<PluginContext, Pass> start)
            implements Accepted<A> {
        @Override
        public RootMachine root(RootMachine root) {
            return root.startingWith(start::apply);
        }
    }

    /** One bad rule, and the whole is rejected. */
    static final class Together<C> extends RulesSource<C> {
        Together(
                Function<? super Json, Checked<C>> global,
                BiFunction<? super Json, ? super Option<C>, Checked<C>> rule) {
            super(global, rule);
        }

        @Override
        <P> Either<Seq<ConfigError>, RuleSet<P>> inForce(RuleParts<P> parts, PluginContext context, Option<String> id) {
            return parts.all();
        }

        @Override
        Pass starting(RuleSet<?> rules, PluginContext context, Option<String> id) {
            return Verdicts.pass();
        }
    }

    /** A bad rule falls back to its last good version. */
    static final class Isolated<C> extends RulesSource<C> {
        Isolated(
                Function<? super Json, Checked<C>> global,
                BiFunction<? super Json, ? super Option<C>, Checked<C>> rule) {
            super(global, rule);
        }

        @Override
        <P> Either<Seq<ConfigError>, RuleSet<P>> inForce(RuleParts<P> parts, PluginContext context, Option<String> id) {
            return parts.isolated(context.get(KeptRules.KEY), identity(context, id));
        }

        @Override
        Pass starting(RuleSet<?> rules, PluginContext context, Option<String> id) {
            String plugin = identity(context, id);
            return Verdicts.pass().update(KeptRules.KEY, kept -> kept.with(plugin, rules));
        }

        /** Plugins that differ in nothing of this are the same. */
        private static String identity(PluginContext context, Option<String> id) {
            PluginProperties plugin = context.properties().plugin();
            return plugin.name().getOrElse("") + "\0" + plugin.rootId().getOrElse("") + "\0" + id.getOrElse("");
        }
    }
}
