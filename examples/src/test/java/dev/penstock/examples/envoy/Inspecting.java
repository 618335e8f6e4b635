package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.dsl.Plugin;

/** A plugin that lets no request with {@code evil} in it pass and no response with {@code secret}, and says how much it has looked at. */
final class Inspecting {
    private static final Bytes EVIL = Bytes.utf8("evil");
    private static final Bytes SECRET = Bytes.utf8("secret");

    private Inspecting() {}

    static Plugin<?> plugin(String name) {
        return inspecting(Plugin.named(name));
    }

    /** With the same treatment of bodies of each kind. */
    static Plugin<?> plugin(String name, BodyTreatment treatment) {
        return inspecting(Plugin.named(name))
                .bodies(BodyKind.ENCODED, treatment)
                .bodies(BodyKind.BINARY, treatment)
                .bodies(BodyKind.GRPC, treatment);
    }

    private static <C> Plugin<C> inspecting(Plugin<C> named) {
        return named.onRequestBody((request, config, body) -> body.indexOf(EVIL, 0) >= 0
                        ? reply(403).text("evil")
                        : request.proceed().setHeader("x-inspected", "" + body.size()))
                .onResponseBody((response, config, body) -> body.indexOf(SECRET, 0) >= 0
                        ? reply(502).text("withheld")
                        : response.proceed().setHeader("x-inspected", "" + body.size()));
    }
}
