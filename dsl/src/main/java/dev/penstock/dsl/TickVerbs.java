package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.exchange.Phase.InTick;
import dev.penstock.core.exchange.TickContext;
import dev.penstock.core.exchange.Verdict;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a plugin does again and again. Each VM runs each task for itself, also that of Envoy's main thread, which serves no
 * stream. A task runs first one period after the start, and then on that grid without drift; while the host is busy it is late,
 * and where whole periods were missed it runs once. One that throws is logged, and runs again when it is next due.
 *
 * <p>All tasks share the one timer that a host gives a plugin, which is set to the next that is due, but never under 100 ms: two
 * that are due within less run together, the first one late. When a configuration is replaced, its tasks end with the first
 * tick of the new one.
 *
 * @param <C> the type of its configuration
 */
@CheckReturnValue
public abstract sealed class TickVerbs<C> extends StreamVerbs<C> permits RootVerbs {
    TickVerbs() {}

    /** The name that the plugin was given. */
    public abstract String name();

    /** This plugin and {@code verb}. */
    abstract Plugin<C> with(Verb<C> verb);

    /**
     * Runs {@code task} every {@code period}: {@code proxy_on_tick}. There may be any number of tasks.
     *
     * @throws IllegalArgumentException when the period is under 100 ms
     */
    public final Plugin<C> tick(
            Duration period, Function<? super TickContext, ? extends Verdict<? extends InTick>> task) {
        return tick(period, (context, config) -> task.apply(context));
    }

    /** As {@link #tick(Duration, Function)}; the task sees the configuration too. */
    public final Plugin<C> tick(
            Duration period, BiFunction<? super TickContext, ? super C, ? extends Verdict<? extends InTick>> task) {
        TickPeriod fixed = TickPeriod.require(name(), period);
        return with(new Verb<>(
                "tick(" + period + ", ...)",
                "",
                (assembly, config) -> assembly.tick(fixed.task(context -> task.apply(context, config)))));
    }

    /**
     * As {@link #tick(Duration, Function)}, the period from the configuration, which is rejected where that is under 100 ms.
     */
    public final Plugin<C> tick(
            Function<? super C, Duration> period,
            Function<? super TickContext, ? extends Verdict<? extends InTick>> task) {
        return tick(period, (context, config) -> task.apply(context));
    }

    /** As {@link #tick(Function, Function)}; the task sees the configuration too. */
    public final Plugin<C> tick(
            Function<? super C, Duration> period,
            BiFunction<? super TickContext, ? super C, ? extends Verdict<? extends InTick>> task) {
        String plugin = name();
        return with(new Verb<>(
                "tick(...)",
                "",
                (assembly, config) -> assembly.tick(TickPeriod.require(plugin, period.apply(config))
                        .task(context -> task.apply(context, config)))));
    }
}
