package com.example.hello;

import dev.penstock.dsl.Plugin;

/** Greets every client in a response header. */
public final class Hello {
    private Hello() {}

    record Config(String greeting) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("hello")
                .config(json -> json.field("greeting").string().notEmpty().value().map(Config::new))
                .onResponseHeaders((response, config) -> response.proceed().setHeader("x-greeting", config.greeting()));
    }
}
