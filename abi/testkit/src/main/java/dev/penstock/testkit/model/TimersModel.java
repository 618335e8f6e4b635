package dev.penstock.testkit.model;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** The timers of one VM, one for each root. Each runs out early by 5 ms, as Envoy's do now and then, and begins anew then. */
final class TimersModel {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int EARLY = 5;

    private Map<Integer, Integer> periods = LinkedHashMap.empty();
    private Map<Integer, Long> ends = LinkedHashMap.empty();

    /** Sets the timer of {@code root}; 0 for none. */
    void set(int root, int milliseconds, long now) {
        periods = periods.put(root, milliseconds);
        restart(root, now);
    }

    /** Whether {@code root} has ever had a timer and has not ended. */
    boolean knows(int root) {
        return periods.containsKey(root);
    }

    /** The root has ended. */
    void end(int root) {
        periods = periods.remove(root);
        ends = ends.remove(root);
    }

    /** How often {@code root} is to be called, in milliseconds; 0 for not at all. */
    int period(int root) {
        return periods.getOrElse(root, 0);
    }

    /** When the first runs out. */
    Option<Long> first() {
        return ends.values().min();
    }

    /** The root whose timer runs out first. */
    int firstRoot() {
        return ends.minBy(Tuple2::_2).map(Tuple2::_1).get();
    }

    /** Begins the timer of {@code root} anew. */
    void restart(int root, long now) {
        int period = period(root);
        ends = period == 0
                ? ends.remove(root)
                : ends.put(Tuple.of(root, now + Math.max(1, period - EARLY) * NANOS_PER_MILLI));
    }
}
