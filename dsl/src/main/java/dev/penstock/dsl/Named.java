package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import dev.penstock.core.machine.BodyTreatments;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** A plugin that has a name only, and so may still be given a configuration. Without one it accepts nothing or {@code {}}. */
@CheckReturnValue
public final class Named extends Plugin<Unit> {
    Named(String name) {
        super(name, Named::acceptNone, List.empty(), BodyTreatments.LEAVE, false);
    }

    /**
     * This plugin with a configuration, read from the JSON object that the host holds for it.
     *
     * @param parse turns the object into the configuration or all that is wrong with it. Pure: a host configures a plugin
     *     several times
     */
    public <C> Plugin<C> config(Function<? super Json, Checked<C>> parse) {
        return new Plugin<>(
                name(),
                config -> ConfigReader.<Accepted<C>>read(
                                config, json -> parse.apply(json).map(value -> new Accepted<>(value, idOf(json))))
                        .mapLeft(errors -> errors.mkString("; ")),
                List.of(new Verb<>("config(...)", "", (assembly, value) -> {})),
                BodyTreatments.LEAVE,
                false);
    }

    private static Option<String> idOf(Json json) {
        return json.asObject()
                .flatMap(object -> object.get("_plugin_id_"))
                .flatMap(Json::asString)
                .filter(id -> !id.isEmpty());
    }

    /** Without the JSON reader, which a plugin that needs no configuration shall not pay for. */
    private static Either<String, Accepted<Unit>> acceptNone(Bytes config) {
        return isEmptyObject(config)
                ? Either.right(new Accepted<>(Unit.UNIT, Option.none()))
                : Either.left("$: expected no configuration or {}, found " + config.size() + " bytes");
    }

    private static boolean isEmptyObject(Bytes config) {
        int braces = 0;
        for (int i = 0; i < config.size(); i++) {
            byte c = config.at(i);
            if (c == (braces == 0 ? '{' : '}') && braces < 2) {
                braces++;
            } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return braces != 1;
    }
}
