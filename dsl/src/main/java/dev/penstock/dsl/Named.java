package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.Function;

/** A plugin that has a name only, and so may still be given a configuration. Without one it accepts nothing or {@code {}}. */
@CheckReturnValue
public final class Named extends Plugin<Unit> {
    Named(String name) {
        super(name, Named::acceptNone, Stages.none(), List.empty());
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
                config -> ConfigReader.<C>read(config.toArray(), parse).mapLeft(errors -> errors.mkString("; ")),
                Stages.none(),
                List.of("config(...)"));
    }

    /** Without the JSON reader, which a plugin that needs no configuration shall not pay for. */
    private static Either<String, Unit> acceptNone(Bytes config) {
        return isEmptyObject(config)
                ? Either.right(Unit.UNIT)
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
