package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/**
 * A route, matched in the order given.
 *
 * @param name what a plugin reads as {@code xds.route_name}
 * @param domain of its virtual host, {@code *} for any
 * @param match which requests it takes
 * @param kind the member of Envoy's route that says what becomes of them, {@code route} for example
 * @param action that member's value
 */
public record Route(String name, String domain, Map<String, Object> match, String kind, Map<String, Object> action) {

    /** Sends what has that prefix of the path to a cluster. */
    public static Route to(String name, String domain, String prefix, String cluster) {
        return new Route(name, domain, object("prefix", prefix), "route", object("cluster", cluster));
    }

    /** Answers what has that prefix of the path in Envoy itself, after all filters have seen the request. */
    public static Route answering(String name, String prefix, int status) {
        return new Route(name, "*", object("prefix", prefix), "direct_response", object("status", status));
    }

    /** Ends each CONNECT in Envoy: what the client sends then is sent to the cluster, raw. */
    public static Route connect(String name, String cluster) {
        var upgrade = object("upgrade_type", "CONNECT", "connect_config", object());
        return new Route(
                name,
                "*",
                object("connect_matcher", object()),
                "route",
                object("cluster", cluster, "upgrade_configs", Vector.of(upgrade)));
    }

    /** This route; Envoy follows a 302 of the upstream itself, once. */
    public Route followingRedirects() {
        var policy = object("max_internal_redirects", 1, "redirect_response_codes", Vector.of(302));
        return new Route(name, domain, match, kind, action.put("internal_redirect_policy", policy));
    }

    /** The entry in its virtual host's list of routes. */
    Map<String, Object> json(String timeout) {
        var timed = kind.equals("route") ? action.put("timeout", timeout) : action;
        return object("name", name, "match", match, kind, timed);
    }
}
