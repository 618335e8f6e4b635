package dev.penstock.examples.envoy;

import dev.penstock.core.context.MetadataProperties;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.Properties;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.dsl.Plugin;
import io.vavr.control.Option;

/** A plugin that logs {@code <phase> <name>=<value> ...} in each phase; {@code -} stands for none. */
final class ReportedProperties {
    private ReportedProperties() {}

    static Plugin<?> plugin() {
        return Plugin.named("properties")
                .onStart((context, config) -> Verdicts.log(LogLevel.INFO, "start" + report(context)))
                .onRequestHeaders(
                        (request, config) -> request.proceed().log(LogLevel.INFO, "request" + report(request)))
                .onResponseHeaders(
                        (response, config) -> response.proceed().log(LogLevel.INFO, "response" + report(response)))
                .onStreamDone((done, config) -> Verdicts.log(LogLevel.INFO, "done" + report(done)));
    }

    private static String report(PluginContext context) {
        Properties all = context.properties();
        return ofRequest(all)
                + ofResponse(all)
                + ofConnections(all)
                + ofConfiguration(all)
                + ofMetadata(all.metadata());
    }

    private static String ofRequest(Properties all) {
        var request = all.request();
        return shown("protocol", request.protocol())
                + shown("path", request.path())
                + shown("urlPath", request.urlPath())
                + shown("query", request.query())
                + shown("host", request.host())
                + shown("method", request.method())
                + shown("scheme", request.scheme())
                + shown("userAgent", request.userAgent())
                + shown("header", request.header("x-a"))
                + shown("size", request.size())
                + positive("totalSize", request.totalSize())
                + shown("time", request.time().map(time -> time.seconds() > 1_600_000_000L))
                + positive("duration", request.durationNanos());
    }

    private static String ofResponse(Properties all) {
        var response = all.response();
        return shown("code", response.code())
                + shown("codeDetails", response.codeDetails())
                + shown("flags", response.flags())
                + shown("grpcStatus", response.grpcStatus())
                + shown("sent", response.size())
                + shown("answered", response.header("x-b"))
                + positive("latency", response.backendLatencyNanos());
    }

    private static String ofConnections(Properties all) {
        return shown("connection", all.connection().id().map(id -> id >= 0))
                + shown("mtls", all.connection().mtls())
                + shown("tlsVersion", all.connection().tlsVersion())
                + shown("serverName", all.connection().requestedServerName())
                + shown("source", all.source().address())
                + positive("sourcePort", all.source().port().map(port -> (long) port))
                + shown("destination", all.destination().address())
                + shown("destinationPort", all.destination().port())
                + shown("upstream", all.upstream().address())
                + shown("upstreamPort", all.upstream().port())
                + shown("attempts", all.upstream().requestAttemptCount());
    }

    private static String ofConfiguration(Properties all) {
        return shown("route", all.routeName())
                + shown("cluster", all.clusterName())
                + shown("virtualHost", all.virtualHostName())
                + shown("node", all.node().id())
                + shown("plugin", all.plugin().name())
                + shown("rootId", all.plugin().rootId())
                + shown("vmId", all.plugin().vmId())
                + shown("vmMemory", all.plugin().vmMemory());
    }

    private static String ofMetadata(MetadataProperties metadata) {
        return shown("text", metadata.text("told", "text"))
                + shown("number", metadata.number("told", "number"))
                + shown("truth", metadata.truth("told", "truth"))
                + shown("inner", metadata.text("told", "object", "inner"))
                + shown("absent", metadata.text("told", "absent"));
    }

    private static String positive(String name, Option<Long> number) {
        return shown(name, number.map(value -> value > 0));
    }

    private static String shown(String name, Option<?> value) {
        return " " + name + "=" + (value.isDefined() ? value.get() : "-");
    }
}
