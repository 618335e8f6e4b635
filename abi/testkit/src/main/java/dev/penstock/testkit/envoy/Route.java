package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A route, matched in the order given.
 *
 * @param name what a plugin reads as {@code xds.route_name}
 * @param domain of its virtual host, {@code *} for any
 * @param match which requests it takes
 * @param kind the member of Envoy's route that says what becomes of them, {@code route} for example
 * @param action that member's value
 * @param filters the names of those that run here though they are {@linkplain HttpFilter#onDemand() on demand}
 */
public record Route(
        String name,
        String domain,
        Map<String, Object> match,
        String kind,
        Map<String, Object> action,
        Seq<String> filters) {

    private Route(String name, String domain, Map<String, Object> match, String kind, Map<String, Object> action) {
        this(name, domain, match, kind, action, Vector.empty());
    }

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
        return new Route(name, domain, match, kind, action.put("internal_redirect_policy", policy), filters);
    }

    /** This route, on which that filter runs too, which is otherwise off. */
    public Route running(String filter) {
        return new Route(name, domain, match, kind, action, filters.append(filter));
    }

    /** The entry in its virtual host's list of routes. */
    Map<String, Object> json(String timeout) {
        var timed = kind.equals("route") ? action.put("timeout", timeout) : action;
        var running = LinkedHashMap.ofEntries(filters.map(filter -> Tuple.of(filter, running())));
        return object("name", name, "match", match, kind, timed, "typed_per_filter_config", running);
    }

    /** An empty configuration leaves a filter its own, and turns it on. */
    private static Object running() {
        return object("@type", "type.googleapis.com/envoy.config.route.v3.FilterConfig", "config", object());
    }
}
