package dev.penstock.dsl;

import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.NoConfig;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a plugin gets its configuration out of what the host holds for it.
 *
 * @param <C> the type of the configuration
 */
interface ConfigSource<C> {
    /**
     * What {@code assemble} makes of the configuration, or why it is rejected, in one line. Throws what {@code assemble}
     * throws, unless that concerns a part of the configuration only which can be left out.
     */
    <A> Either<String, Accepted<A>> read(
            PluginContext context, Bytes config, Function<? super C, ? extends A> assemble);

    /** The one of a plugin that takes none. */
    record OfNothing() implements ConfigSource<Unit> {
        @Override
        public <A> Either<String, Accepted<A>> read(
                PluginContext context, Bytes config, Function<? super Unit, ? extends A> assemble) {
            Either<String, Option<String>> id = NoConfig.read(config);
            return id.isRight()
                    ? Either.right(Accepted.same(assemble.apply(Unit.UNIT), id.get()))
                    : Either.left(id.getLeft());
        }
    }

    /** A JSON object that the author's checks turn into the configuration. */
    record OfJson<C>(BiFunction<? super PluginContext, ? super Json, Checked<C>> parse) implements ConfigSource<C> {
        @Override
        public <A> Either<String, Accepted<A>> read(
                PluginContext context, Bytes config, Function<? super C, ? extends A> assemble) {
            return ConfigReader.<Parsed<C>>read(
                            config, json -> parse.apply(context, json).map(value -> new Parsed<>(value, idOf(json))))
                    .mapLeft(ConfigError::line)
                    .map(parsed -> Accepted.same(assemble.apply(parsed.value), parsed.id));
        }

        private record Parsed<C>(C value, Option<String> id) {}
    }

    /** Bytes in a form of the author's own. */
    record OfBytes<C>(Function<? super Bytes, Checked<C>> parse) implements ConfigSource<C> {
        @Override
        public <A> Either<String, Accepted<A>> read(
                PluginContext context, Bytes config, Function<? super C, ? extends A> assemble) {
            return ConfigReader.<C>readRaw(config, parse)
                    .mapLeft(ConfigError::line)
                    .map(value -> Accepted.same(assemble.apply(value), Option.none()));
        }
    }

    /** What the host calls its name of the configured plugin. */
    static Option<String> idOf(Json json) {
        return json.asObject()
                .flatMap(object -> object.get(NoConfig.PLUGIN_ID))
                .flatMap(Json::asString)
                .filter(id -> !id.isEmpty());
    }
}
