package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.Map;

/**
 * A route, matched in the order given.
 *
 * @param name what a plugin reads as {@code xds.route_name}
 * @param domain of its virtual host, {@code *} for any
 * @param prefix of the path
 * @param cluster where the request goes
 */
public record Route(String name, String domain, String prefix, String cluster) {

    /** Everything to the cluster {@code upstream}. */
    public static final Route TO_UPSTREAM = new Route("default", "*", "/", "upstream");

    /** The entry in its virtual host's list of routes. */
    Map<String, Object> json(String timeout) {
        return object(
                "name",
                name,
                "match",
                object("prefix", prefix),
                "route",
                object("cluster", cluster, "timeout", timeout));
    }
}
