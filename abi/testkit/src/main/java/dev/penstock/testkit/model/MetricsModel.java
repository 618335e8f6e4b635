package dev.penstock.testkit.model;

import dev.penstock.core.context.Metric;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/** The metrics of one VM: each definition yields a new number for the value of its name. A counter only grows, also by what is recorded. */
final class MetricsModel {
    private Vector<Metric> defined = Vector.empty();
    private Map<Metric, Long> values = HashMap.empty();

    int define(Metric metric) {
        defined = defined.append(metric);
        return defined.size();
    }

    void increment(int number, long by) {
        Metric metric = of(number);
        if (metric instanceof Metric.Counter && by < 1) {
            throw new HostRefusal("proxy_increment_metric(" + number + ", " + by + ")", HostStatus.BAD_ARGUMENT.code());
        }
        values = values.put(metric, values.getOrElse(metric, 0L) + by);
    }

    void record(int number, long value) {
        Metric metric = of(number);
        long before = metric instanceof Metric.Counter ? values.getOrElse(metric, 0L) : 0;
        values = values.put(metric, before + value);
    }

    long value(int number) {
        return valueOf(of(number));
    }

    long valueOf(Metric metric) {
        return values.getOrElse(metric, 0L);
    }

    private Metric of(int number) {
        if (number < 1 || number > defined.size()) {
            throw new HostRefusal("metric " + number, HostStatus.BAD_ARGUMENT.code());
        }
        return defined.get(number - 1);
    }
}
