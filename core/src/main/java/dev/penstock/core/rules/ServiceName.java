package dev.penstock.core.rules;

import io.vavr.control.Option;

/** The service that a cluster stands for, where it has a name of the form {@code direction|port|subset|name}. */
record ServiceName(String name, String port) {
    private static final int PARTS = 4;

    static Option<ServiceName> ofCluster(String cluster) {
        String[] parts = new String[PARTS];
        int start = 0;
        for (int part = 0; part < PARTS - 1; part++) {
            int end = cluster.indexOf('|', start);
            if (end < 0) {
                return Option.none();
            }
            parts[part] = cluster.substring(start, end);
            start = end + 1;
        }
        parts[PARTS - 1] = cluster.substring(start);
        return parts[PARTS - 1].indexOf('|') < 0
                ? Option.some(new ServiceName(parts[PARTS - 1], parts[1]))
                : Option.none();
    }

    /** As a rule names it that is for this port only. */
    String withPort() {
        return name + ":" + port;
    }
}
