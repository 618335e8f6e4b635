package dev.penstock.core.rules;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** A routing that notes what it is asked for. */
record Asked(Option<String> host, Option<String> routeName, Option<String> clusterName, List<String> reads)
        implements Routing {
    static Asked of(String host, String route, String cluster) {
        return new Asked(Option.of(host), Option.of(route), Option.of(cluster), new ArrayList<>());
    }

    @Override
    public Option<String> authority() {
        reads.add("authority");
        return host;
    }

    @Override
    public Option<String> route() {
        reads.add("route");
        return routeName;
    }

    @Override
    public Option<String> cluster() {
        reads.add("cluster");
        return clusterName;
    }
}
