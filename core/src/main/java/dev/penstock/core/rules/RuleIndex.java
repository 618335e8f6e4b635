package dev.penstock.core.rules;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Finds the first of many rules that is for a request, without looking at each: the cost depends on the length of the names, not on
 * the number of rules. What no rule that could still be the first looks at is not read.
 */
final class RuleIndex implements RuleMatch.Cases<RuleIndex> {
    private final Affixes hosts = new Affixes(false);
    private final Affixes hostBeginnings = new Affixes(false);
    private final Affixes hostEnds = new Affixes(true);
    private final Affixes routes = new Affixes(false);
    private final Affixes routeBeginnings = new Affixes(false);
    private final Affixes services = new Affixes(false);
    private final Postings pairedRoutes = new Postings();
    private final Postings pairedServices = new Postings();
    private int adding;
    private int firstOfHosts = Affixes.NONE;
    private int firstOfRoutes = Affixes.NONE;
    private int firstOfServices = Affixes.NONE;
    private int firstOfPairs = Affixes.NONE;

    /** Of these rules, numbered from 0. */
    static RuleIndex of(Seq<? extends RuleMatch> matches) {
        RuleIndex index = new RuleIndex();
        for (RuleMatch match : matches) {
            index = match.match(index);
            index.adding++;
        }
        return index;
    }

    /** The number of the first rule that is for that request, or {@link Affixes#NONE}. */
    int first(Routing request) {
        int first = Affixes.NONE;
        if (firstOfHosts < first) {
            first = Math.min(first, byHost(request.authority()));
        }
        if (firstOfRoutes < first) {
            first = Math.min(first, byRoute(request.route()));
        }
        if (firstOfServices < first) {
            first = Math.min(first, byService(request.cluster()));
        }
        if (firstOfPairs < first) {
            first = Math.min(first, byPair(request));
        }
        return first;
    }

    private int byHost(Option<String> authority) {
        if (authority.isEmpty()) {
            return Affixes.NONE;
        }
        String host = HostPattern.hostOf(authority.get());
        return Math.min(hosts.whole(host), Math.min(hostBeginnings.lowest(host), hostEnds.lowest(host)));
    }

    private int byRoute(Option<String> route) {
        return route.isEmpty()
                ? Affixes.NONE
                : Math.min(routes.whole(route.get()), routeBeginnings.lowest(route.get()));
    }

    private int byService(Option<String> cluster) {
        Option<ServiceName> service = cluster.flatMap(ServiceName::ofCluster);
        return service.isEmpty()
                ? Affixes.NONE
                : Math.min(
                        services.whole(service.get().name()),
                        services.whole(service.get().withPort()));
    }

    private int byPair(Routing request) {
        Option<String> route = request.route();
        Option<ServiceName> service =
                route.isEmpty() ? Option.none() : request.cluster().flatMap(ServiceName::ofCluster);
        return service.isEmpty()
                ? Affixes.NONE
                : Math.min(
                        pairedRoutes.lowestCommon(
                                route.get(), pairedServices, service.get().name()),
                        pairedRoutes.lowestCommon(
                                route.get(), pairedServices, service.get().withPort()));
    }

    @Override
    public RuleIndex hosts(RuleMatch.Hosts match) {
        firstOfHosts = Math.min(firstOfHosts, adding);
        for (HostPattern pattern : match.patterns()) {
            (switch (pattern.kind()) {
                        case WHOLE -> hosts;
                        case BEGINNING -> hostBeginnings;
                        case END -> hostEnds;
                    })
                    .add(pattern.text(), adding);
        }
        return this;
    }

    @Override
    public RuleIndex routes(RuleMatch.Routes match) {
        firstOfRoutes = Math.min(firstOfRoutes, adding);
        return all(match.names(), routes);
    }

    @Override
    public RuleIndex routePrefixes(RuleMatch.RoutePrefixes match) {
        firstOfRoutes = Math.min(firstOfRoutes, adding);
        return all(match.prefixes(), routeBeginnings);
    }

    @Override
    public RuleIndex services(RuleMatch.Services match) {
        firstOfServices = Math.min(firstOfServices, adding);
        return all(match.names(), services);
    }

    @Override
    public RuleIndex routesToServices(RuleMatch.RoutesToServices match) {
        firstOfPairs = Math.min(firstOfPairs, adding);
        match.routes().forEach(route -> pairedRoutes.add(route, adding));
        match.services().forEach(service -> pairedServices.add(service, adding));
        return this;
    }

    private RuleIndex all(Seq<String> texts, Affixes affixes) {
        texts.forEach(text -> affixes.add(text, adding));
        return this;
    }
}
