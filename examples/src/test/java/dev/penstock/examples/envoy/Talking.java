package dev.penstock.examples.envoy;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.dsl.Plugin;

/** A plugin that logs what a client sends, and counts how often it has made a text for that. */
final class Talking {
    private static int made;

    private Talking() {}

    static Plugin<?> plugin() {
        return Plugin.named("talking")
                .onRequestHeaders((request, config) -> {
                    String said = decoded(request.header("x-say").getOrElse("nothing"));
                    return request.proceed()
                            .setHeader("x-made", "" + made)
                            .log(LogLevel.INFO, () -> counted("said " + said));
                });
    }

    private static String counted(String text) {
        made++;
        return text;
    }

    /** With line breaks for {@code \n}. */
    private static String decoded(String text) {
        int at = text.indexOf("\\n");
        return at < 0 ? text : text.substring(0, at) + "\n" + decoded(text.substring(at + 2));
    }
}
