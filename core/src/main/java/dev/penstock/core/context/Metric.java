package dev.penstock.core.context;

/**
 * A metric of the proxy, shown in its statistics as {@code wasmcustom.<name>}. Declare each as a constant: a name cannot be
 * removed from the proxy again, so none may be made of what a client sends.
 */
public sealed interface Metric {
    String name();

    /** A count that only grows. */
    record Counter(String name) implements Metric {
        public Counter {
            requireName(name);
        }
    }

    /** A value that goes up and down, not below 0. */
    record Gauge(String name) implements Metric {
        public Gauge {
            requireName(name);
        }
    }

    /** A distribution of recorded values. */
    record Histogram(String name) implements Metric {
        public Histogram {
            requireName(name);
        }
    }

    /** A counter. @throws IllegalArgumentException for an empty name or a control character in it */
    static Counter counter(String name) {
        return new Counter(name);
    }

    /** A gauge. @throws IllegalArgumentException for an empty name or a control character in it */
    static Gauge gauge(String name) {
        return new Gauge(name);
    }

    /** A histogram. @throws IllegalArgumentException for an empty name or a control character in it */
    static Histogram histogram(String name) {
        return new Histogram(name);
    }

    private static void requireName(String name) {
        boolean plain = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            plain &= name.charAt(i) > ' ' && name.charAt(i) < 0x7f;
        }
        if (!plain) {
            throw new IllegalArgumentException(
                    "metric name must be printable ASCII without spaces, got '" + name + "'");
        }
    }
}
