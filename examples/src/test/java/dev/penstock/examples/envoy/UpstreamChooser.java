package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Reply.reply;

import dev.penstock.core.call.UpstreamHost;
import dev.penstock.dsl.Plugin;

/** Sends requests to the first healthy host, when their headers have come or, where they say {@code x-late}, their bodies. */
final class UpstreamChooser {
    private UpstreamChooser() {}

    static Plugin<?> plugin() {
        return Plugin.named("upstream-chooser")
                .onRequestHeaders((request, config) -> request.header("x-late").isDefined()
                        ? request.proceed()
                        : request.upstreamHosts(hosts -> hosts.find(UpstreamHost::isHealthy)
                                .fold(() -> reply(503).text("none of " + hosts.size()), host -> request.proceed()
                                        .overrideUpstream(host.address()))))
                .onRequestBody((request, config, body) ->
                        request.request().header("x-late").isEmpty()
                                ? request.proceed()
                                : request.upstreamHosts(hosts -> hosts.find(UpstreamHost::isHealthy)
                                        .fold(
                                                () -> reply(503).text("none of " + hosts.size()),
                                                host -> request.proceed().overrideUpstream(host.address()))));
    }
}
