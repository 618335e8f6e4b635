package dev.penstock.core.rules;

import dev.penstock.core.context.Platform;
import dev.penstock.core.exchange.RequestHeaders;
import io.vavr.control.Option;

/** The routing of a request, each part of it read from the host when first asked for. */
final class ReadRouting implements Routing {
    private final RequestHeaders request;
    private Option<Option<String>> route = Option.none();
    private Option<Option<String>> cluster = Option.none();

    ReadRouting(RequestHeaders request) {
        this.request = request;
    }

    @Override
    public Option<String> authority() {
        return request.header(":authority");
    }

    @Override
    public Option<String> route() {
        if (route.isEmpty()) {
            route = Option.some(
                    isHigress() ? property("route_name") : request.properties().routeName());
        }
        return route.get();
    }

    @Override
    public Option<String> cluster() {
        if (cluster.isEmpty()) {
            cluster = Option.some(
                    isHigress()
                            ? property("cluster_name")
                            : request.properties().clusterName());
        }
        return cluster.get();
    }

    private boolean isHigress() {
        return request.platform() == Platform.HIGRESS;
    }

    private Option<String> property(String name) {
        return request.property(name).map(value -> value.utf8());
    }
}
