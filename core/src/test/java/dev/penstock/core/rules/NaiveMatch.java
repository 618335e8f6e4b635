package dev.penstock.core.rules;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** What rules mean, in the words of their description: one rule after the other, one value after the other. */
final class NaiveMatch implements RuleMatch.Cases<Boolean> {
    private final Routing request;

    private NaiveMatch(Routing request) {
        this.request = request;
    }

    /** The number of the first rule that is for that request, or {@link Affixes#NONE}. */
    static int first(Seq<RuleMatch> rules, Routing request) {
        int first = rules.indexWhere(rule -> rule.match(new NaiveMatch(request)));
        return first < 0 ? Affixes.NONE : first;
    }

    @Override
    public Boolean hosts(RuleMatch.Hosts match) {
        return request.authority().exists(authority -> {
            var host = host(authority);
            return match.patterns().exists(pattern -> switch (pattern.kind()) {
                case WHOLE -> host.equals(pattern.text());
                case BEGINNING -> host.startsWith(pattern.text());
                case END -> host.endsWith(pattern.text());
            });
        });
    }

    private static String host(String authority) {
        var host = authority.replaceFirst(":[^:\\]]*$", "").toLowerCase(Locale.ROOT);
        return host.replaceFirst("\\.$", "");
    }

    @Override
    public Boolean routes(RuleMatch.Routes match) {
        return request.route().exists(match.names()::contains);
    }

    @Override
    public Boolean routesToServices(RuleMatch.RoutesToServices match) {
        return request.route().exists(match.routes()::contains) && isService(match.services());
    }

    @Override
    public Boolean services(RuleMatch.Services match) {
        return isService(match.names());
    }

    private boolean isService(Seq<String> names) {
        Option<String[]> parts =
                request.cluster().map(cluster -> cluster.split("\\|", -1)).filter(found -> found.length == 4);
        return parts.exists(
                found -> names.exists(name -> name.equals(found[3]) || name.equals(found[3] + ":" + found[1])));
    }

    @Override
    public Boolean routePrefixes(RuleMatch.RoutePrefixes match) {
        return request.route().exists(route -> match.prefixes().exists(route::startsWith));
    }
}
