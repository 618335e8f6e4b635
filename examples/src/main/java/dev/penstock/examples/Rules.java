package dev.penstock.examples;

import dev.penstock.core.data.Header;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Field;
import dev.penstock.core.json.Json;
import dev.penstock.dsl.Plugin;
import io.vavr.control.Option;

/** Gives each request a header that depends on its host, route or service. A rule inherits what it leaves out. */
public final class Rules {
    private static final Config NOTHING = new Config(Option.none(), Option.none());

    private Rules() {}

    record Config(Option<String> header, Option<String> value) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("rules")
                .rules(Rules::global, (json, global) -> whole(json, global.getOrElse(NOTHING)))
                .isolateRules()
                .onRequestHeaders((request, config) -> config.header()
                        .flatMap(name ->
                                config.value().map(value -> request.proceed().setHeader(name, value)))
                        .getOrElse(request::proceed));
    }

    /** Beside rules it may leave to each of them what it lacks. */
    private static Checked<Config> global(Json json) {
        return json.asObject().exists(part -> part.get("_rules_").isDefined())
                ? json.field("header")
                        .optional(Rules::name)
                        .combine(json.field("value").optional(Rules::value))
                        .ap(Config::new)
                : whole(json, NOTHING);
    }

    private static Checked<Config> whole(Json json, Config inherited) {
        return json.field("header")
                .orElse(inherited.header(), Rules::name)
                .combine(json.field("value").orElse(inherited.value(), Rules::value))
                .ap((header, value) -> new Config(Option.some(header), Option.some(value)));
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
