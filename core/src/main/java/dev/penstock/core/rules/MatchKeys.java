package dev.penstock.core.rules;

import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The keys of a rule that say which requests it is for. Their values are strings, by themselves or in an array. */
record MatchKeys(Seq<String> routes, Seq<String> domains, Seq<String> services, Seq<String> prefixes) {
    private static final String ROUTE = "_match_route_";
    private static final String DOMAIN = "_match_domain_";
    private static final String SERVICE = "_match_service_";
    private static final String PREFIX = "_match_route_prefix_";

    /** What is expected of a rule that has none. */
    static final String ONE_OF_THEM = "at least one of " + ROUTE + ", " + DOMAIN + ", " + SERVICE + " and " + PREFIX;

    static Checked<MatchKeys> of(Json rule) {
        return named(rule, ROUTE)
                .combine(texts(rule, DOMAIN))
                .combine(named(rule, SERVICE))
                .combine(named(rule, PREFIX))
                .ap(MatchKeys::new);
    }

    /** Nothing has an empty name. */
    private static Checked<Seq<String>> named(Json rule, String key) {
        return texts(rule, key).map(texts -> texts.reject(String::isEmpty));
    }

    private static Checked<Seq<String>> texts(Json rule, String key) {
        return rule.field(key)
                .notNull()
                .optional(field -> field.oneOrList(item -> item.string().value()))
                .map(texts -> texts.getOrElse(List.empty()));
    }

    boolean isEmpty() {
        return routes.isEmpty() && domains.isEmpty() && services.isEmpty() && prefixes.isEmpty();
    }

    /** A rule is matched by its routes and services, or else its domains, its services, its route prefixes. */
    RuleMatch match() {
        if (!routes.isEmpty()) {
            return services.isEmpty() ? new RuleMatch.Routes(routes) : new RuleMatch.RoutesToServices(routes, services);
        }
        if (!domains.isEmpty()) {
            return new RuleMatch.Hosts(domains.map(HostPattern::of));
        }
        return services.isEmpty() ? new RuleMatch.RoutePrefixes(prefixes) : new RuleMatch.Services(services);
    }

    /** The keys that are there and do not count. */
    List<String> ignored() {
        boolean routed = !routes.isEmpty();
        List<String> ignored = List.empty();
        if (routed && !domains.isEmpty()) {
            ignored = ignored.append(DOMAIN);
        }
        if (!routed && !domains.isEmpty() && !services.isEmpty()) {
            ignored = ignored.append(SERVICE);
        }
        if (!prefixes.isEmpty() && (routed || !domains.isEmpty() || !services.isEmpty())) {
            ignored = ignored.append(PREFIX);
        }
        return ignored;
    }
}
