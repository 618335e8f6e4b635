package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigError;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.NoConfig;
import dev.penstock.core.machine.BodyTreatments;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * A plugin that has a name only, and so may still be given a configuration. Without one it accepts nothing, {@code {}}, and
 * objects with no other fields than the host's, whose names begin and end with {@code _}.
 */
@CheckReturnValue
public final class Named extends Plugin<Unit> {
    Named(String name) {
        super(name, List.empty(), BodyTreatments.LEAVE, false);
    }

    /**
     * This plugin with a configuration, read from the JSON object that the host holds for it.
     *
     * @param parse turns the object into the configuration or all that is wrong with it. Pure: a host configures a plugin
     *     several times
     */
    public <C> Plugin<C> config(Function<? super Json, Checked<C>> parse) {
        return new Declared<>(
                name(),
                config -> ConfigReader.<Accepted<C>>read(
                                config, json -> parse.apply(json).map(value -> new Accepted<>(value, idOf(json))))
                        .mapLeft(ConfigError::line),
                List.of(new Verb<>("config(...)", "", (assembly, value) -> {})),
                BodyTreatments.LEAVE,
                false);
    }

    private static Option<String> idOf(Json json) {
        return json.asObject()
                .flatMap(object -> object.get(NoConfig.PLUGIN_ID))
                .flatMap(Json::asString)
                .filter(id -> !id.isEmpty());
    }

    /** Not a field, so that the module of a plugin with a configuration has no code for none. */
    @Override
    Function<Bytes, Either<String, Accepted<Unit>>> configure() {
        return Named::acceptNone;
    }

    private static Either<String, Accepted<Unit>> acceptNone(Bytes config) {
        Either<String, Option<String>> id = NoConfig.read(config);
        return id.isRight() ? Either.right(new Accepted<>(Unit.UNIT, id.get())) : Either.left(id.getLeft());
    }
}
