package dev.penstock.core.json;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.function.Function;

/** Reads a plugin's configuration. */
public final class ConfigReader {

    private static final byte[] EMPTY = {'{', '}'};
    private static final byte ENTRY = 1 << 3 | 2;
    private static final String STRUCT = " (bytes of a google.protobuf.Struct? then give the JSON as a StringValue)";

    private ConfigReader() {}

    /**
     * What a plugin's own checks make of its configuration, or every error, each with its path. Nothing and mere white
     * space count as {@code {}}. Input that is not JSON or not an object is an error at {@code $}; so is an exception
     * thrown by the checks. Fields that the checks did not read are errors, but for the host's {@code _..._} keys.
     */
    public static <C> Either<Seq<ConfigError>, C> read(byte[] config, Function<? super Json, Checked<C>> parse) {
        return object(config).flatMap(object -> check(object, parse));
    }

    private static Either<Seq<ConfigError>, Json.Obj> object(byte[] config) {
        return JsonReader.read(isBlank(config) ? EMPTY : config)
                .mapLeft(error -> notJson(config, error))
                .flatMap(ConfigReader::object);
    }

    /** The object that a configuration is, unchecked; an empty one for nothing and mere white space. */
    public static Either<Seq<ConfigError>, Json.Obj> object(Bytes config) {
        return object(config.toArray());
    }

    /** What a plugin's own checks make of bytes in a form of its own, or every error; so is an exception thrown by the checks. */
    public static <C> Either<Seq<ConfigError>, C> readRaw(Bytes config, Function<? super Bytes, Checked<C>> parse) {
        try {
            return parse.apply(config).toEither();
        } catch (RuntimeException e) {
            return thrown(e);
        }
    }

    /** As {@link #read(byte[], Function)}. */
    public static <C> Either<Seq<ConfigError>, C> read(Bytes config, Function<? super Json, Checked<C>> parse) {
        return read(config.toArray(), parse);
    }

    /** As {@link #read(byte[], Function)}, of a text. */
    public static <C> Either<Seq<ConfigError>, C> read(String config, Function<? super Json, Checked<C>> parse) {
        return read(Bytes.utf8(config), parse);
    }

    private static Either<Seq<ConfigError>, Json.Obj> object(Json json) {
        return json.asObject().toEither(() -> error("an object", json.toString()));
    }

    /** What the checks make of an object that was read already. Fields that they did not read are errors, as in {@link #read}. */
    public static <C> Either<Seq<ConfigError>, C> check(Json.Obj object, Function<? super Json, Checked<C>> parse) {
        try {
            var checked = parse.apply(object);
            var unknown = UnknownFields.of(object, checked.trace());
            return checked.with(unknown, (config, nothing) -> config).toEither();
        } catch (RuntimeException e) {
            return thrown(e);
        }
    }

    private static <C> Either<Seq<ConfigError>, C> thrown(RuntimeException e) {
        return Either.left(error("values the plugin accepts", Excerpt.message(e.toString())));
    }

    private static Seq<ConfigError> notJson(byte[] config, JsonError error) {
        String found = Excerpt.from(config, error.offset()) + " " + error;
        return error("JSON", isStruct(config) ? found + STRUCT : found);
    }

    /** Whether it begins with an entry of a map as protobuf writes it, which is what Envoy makes of a Struct. */
    private static boolean isStruct(byte[] config) {
        return config.length > 3
                && config[0] == ENTRY
                && config[config[1] < 0 ? 3 : 2] == ENTRY
                && "{ \n".indexOf(config[1]) < 0;
    }

    private static Seq<ConfigError> error(String expected, String found) {
        return List.of(new ConfigError(JsonPath.ROOT, expected, found));
    }

    /** Whether fields of that name, such as {@code _rules_}, are the host's and no error where the checks do not read them. */
    public static boolean isReserved(String name) {
        return UnknownFields.isReserved(name);
    }

    private static boolean isBlank(byte[] config) {
        for (byte b : config) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
