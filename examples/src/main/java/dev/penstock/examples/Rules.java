package dev.penstock.examples;

import dev.penstock.core.data.Header;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Field;
import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;
import io.vavr.control.Option;

/** Gives each request a header that depends on its host, route or service. A rule inherits what it leaves out. */
public final class Rules {
    private Rules() {}

    record Config(String header, String value) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("rules")
                .rules(json -> config(json, Option.none()), Rules::config)
                .isolateRules()
                .onRequestHeaders((request, config) -> request.proceed().setHeader(config.header(), config.value()));
    }

    private static Checked<Config> config(Json json, Option<Config> global) {
        return json.field("header")
                .orElse(global.map(Config::header), Rules::name)
                .combine(json.field("value").orElse(global.map(Config::value), Rules::value))
                .ap(Config::new);
    }

    private static Checked<String> name(Field field) {
        return field.string()
                .notEmpty()
                .satisfying(Header::isSettable, "the name of a header")
                .value();
    }

    private static Checked<String> value(Field field) {
        return field.string().satisfying(Rules::isPrintable, "printable ASCII").value();
    }

    private static boolean isPrintable(String text) {
        boolean printable = true;
        for (int i = 0; i < text.length(); i++) {
            printable &= text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        }
        return printable;
    }
}
