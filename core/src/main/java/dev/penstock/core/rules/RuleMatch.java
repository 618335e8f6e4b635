package dev.penstock.core.rules;

import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.Collections;

/** Which requests a rule is for: those that fit any of its values, of both lists where there are two. None is empty. */
sealed interface RuleMatch {
    <R> R match(Cases<R> cases);

    /** {@code _match_domain_}. */
    record Hosts(Seq<HostPattern> patterns) implements RuleMatch {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hosts(this);
        }
    }

    /** {@code _match_route_}: names of routes. */
    record Routes(Seq<String> names) implements RuleMatch {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.routes(this);
        }
    }

    /** {@code _match_route_} and {@code _match_service_}. */
    record RoutesToServices(Seq<String> routes, Seq<String> services) implements RuleMatch {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.routesToServices(this);
        }
    }

    /** {@code _match_service_}: names of services, with a port or for any. */
    record Services(Seq<String> names) implements RuleMatch {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.services(this);
        }
    }

    /** {@code _match_route_prefix_}: beginnings of names of routes. */
    record RoutePrefixes(Seq<String> prefixes) implements RuleMatch {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.routePrefixes(this);
        }
    }

    /** A consumer of matches. */
    interface Cases<R> {
        R hosts(Hosts match);

        R routes(Routes match);

        R routesToServices(RoutesToServices match);

        R services(Services match);

        R routePrefixes(RoutePrefixes match);
    }

    /** The same for rules that are for the same requests by the same values, in whatever order those are. */
    default String key() {
        return match(new Cases<>() {
            @Override
            public String hosts(Hosts match) {
                return "host"
                        + sorted(match.patterns.map(pattern -> switch (pattern.kind()) {
                            case WHOLE -> "=" + pattern.text();
                            case BEGINNING -> "<" + pattern.text();
                            case END -> ">" + pattern.text();
                        }));
            }

            @Override
            public String routes(Routes match) {
                return "route" + sorted(match.names);
            }

            @Override
            public String routesToServices(RoutesToServices match) {
                return "route" + sorted(match.routes) + "service" + sorted(match.services);
            }

            @Override
            public String services(Services match) {
                return "service" + sorted(match.names);
            }

            @Override
            public String routePrefixes(RoutePrefixes match) {
                return "prefix" + sorted(match.prefixes);
            }
        });
    }

    /** Each with its length, so that no two lists look alike. */
    private static String sorted(Seq<String> texts) {
        ArrayList<String> all = new ArrayList<>();
        texts.forEach(all::add);
        Collections.sort(all);
        StringBuilder joined = new StringBuilder();
        for (String text : all) {
            joined.append(text.length()).append(':').append(text);
        }
        return joined.append(';').toString();
    }
}
