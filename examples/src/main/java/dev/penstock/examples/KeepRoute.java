package dev.penstock.examples;

import dev.penstock.dsl.Plugin;

/** Changes the path of each request after its route was chosen, and keeps that route where the host can. */
public final class KeepRoute {
    private KeepRoute() {}

    record Config(String path) {}

    public static Plugin<Config> plugin() {
        return Plugin.named("keep-route")
                .config(json -> json.field("path")
                        .string()
                        .satisfying(KeepRoute::isPath, "a path of printable ASCII that starts with '/'")
                        .value()
                        .map(Config::new))
                .onRequestHeaders(
                        (request, config) -> request.proceed().keepRoute().setPath(config.path()));
    }

    private static boolean isPath(String text) {
        boolean visible = text.startsWith("/");
        for (int i = 0; i < text.length(); i++) {
            visible &= text.charAt(i) > ' ' && text.charAt(i) < 0x7f;
        }
        return visible;
    }
}
