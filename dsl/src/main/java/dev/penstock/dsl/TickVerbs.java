package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.exchange.Phase.InTick;
import dev.penstock.core.exchange.TickContext;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
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

    /**
     * Runs {@code task} every {@code period} in one VM only: the one that leads, of all that share data, which are those with the
     * same {@code vm_id}. They elect it at ticks, over a lease in the shared data under the plugin's name and root id: {@code
     * proxy_get_shared_data}, {@code proxy_set_shared_data}. It lasts for three renewals. They come as often as the shortest
     * period of such a task, but every 10 s at least; the first election is one renewal after the start. Where the leader ends,
     * it gives the lease up, and where it is gone, another one takes it within a lease, a renewal and what the clocks differ.
     *
     * <p>No two lead at once as long as their clocks differ by less than a sixth of the lease. A task that began while its VM
     * led is not stopped when the lease runs out.
     *
     * @throws IllegalArgumentException when the period is under 100 ms
     */
    public final Plugin<C> tickAsLeader(
            Duration period, Function<? super TickContext, ? extends Verdict<? extends InTick>> task) {
        return tickAsLeader(period, (context, config) -> task.apply(context));
    }

    /** As {@link #tickAsLeader(Duration, Function)}; the task sees the configuration too. */
    public final Plugin<C> tickAsLeader(
            Duration period, BiFunction<? super TickContext, ? super C, ? extends Verdict<? extends InTick>> task) {
        TickPeriod fixed = TickPeriod.require(name(), period);
        return leading("tickAsLeader(" + period + ", ...)", config -> fixed, task);
    }

    /**
     * As {@link #tickAsLeader(Duration, Function)}, the period from the configuration, which is rejected where that is under 100
     * ms.
     */
    public final Plugin<C> tickAsLeader(
            Function<? super C, Duration> period,
            Function<? super TickContext, ? extends Verdict<? extends InTick>> task) {
        return tickAsLeader(period, (context, config) -> task.apply(context));
    }

    /** As {@link #tickAsLeader(Function, Function)}; the task sees the configuration too. */
    public final Plugin<C> tickAsLeader(
            Function<? super C, Duration> period,
            BiFunction<? super TickContext, ? super C, ? extends Verdict<? extends InTick>> task) {
        String plugin = name();
        return leading("tickAsLeader(...)", config -> TickPeriod.require(plugin, period.apply(config)), task);
    }

    private Plugin<C> leading(
            String text,
            Function<? super C, TickPeriod> period,
            BiFunction<? super TickContext, ? super C, ? extends Verdict<? extends InTick>> task) {
        String plugin = name();
        return with(new Verb<>(
                text,
                "",
                (assembly, config) -> assembly.elect(
                        plugin,
                        period.apply(config)
                                .task(context -> context.isLeader() ? task.apply(context, config) : Verdicts.pass()))));
    }

    /**
     * Tells when this VM begins to lead and when it leads no more, at the next renewal after that: to be safe, what must be done
     * by one alone asks {@link TickContext#isLeader} itself. Elects a leader also where the plugin has no {@link #tickAsLeader}.
     */
    public final Plugin<C> onLeadership(
            BiFunction<? super TickContext, ? super Boolean, ? extends Verdict<? extends InTick>> handler) {
        String plugin = name();
        return with(new Verb<>("onLeadership(...)", "", (assembly, config) -> assembly.elect(plugin, handler::apply)));
    }
}
