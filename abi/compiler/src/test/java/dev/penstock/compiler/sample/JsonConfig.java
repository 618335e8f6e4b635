package dev.penstock.compiler.sample;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.json.Json;

/** A plugin that does no more than read a configuration of two strings. */
public final class JsonConfig {
    private record Config(Bytes from, Bytes to) {}

    private JsonConfig() {}

    public static Plugin plugin() {
        return new Plugin("json-config", number -> ConfigReader.read("{\"from\":" + number + "}", JsonConfig::config)
                .fold(errors -> errors.mkString("; "), config -> config.from().utf8()));
    }

    private static Checked<Config> config(Json json) {
        return json.field("from")
                .string()
                .notEmpty()
                .bytes()
                .combine(json.field("to").string().bytes())
                .ap(Config::new);
    }
}
