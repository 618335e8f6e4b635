package dev.penstock.core.exchange;

import dev.penstock.core.context.Candidate;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Lease;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.exchange.Phase.InTick;
import io.vavr.control.Option;

/** How VMs elect the one that leads, over the shared data: {@code proxy_get_shared_data}, {@code proxy_set_shared_data}. */
public final class Leadership {
    private static final Key<Boolean> FOUND = Key.ofPlugin("penstock.leads", false);
    private static final Key<Boolean> TOLD = Key.ofPlugin("penstock.leads.told", false);

    private Leadership() {}

    /**
     * Takes or renews the lease, where that is possible.
     *
     * @param length of a lease, in nanoseconds
     */
    public static Verdict<? extends InTick> renew(TickContext context, String plugin, long length) {
        SharedValue seen = context.shared(keyOf(context, plugin));
        long now = context.now().nanos();
        Candidate candidate = context.get(Candidate.KEY);
        Option<Lease> lease = candidate.attempt(seen, now, length);
        Candidate lost = candidate.lost(seen, now);
        if (lease.isEmpty()) {
            return keeping(lost);
        }
        Candidate won = candidate.won(lease.get());
        return Verdicts.swap(seen, lease.get().bytes(), swapped -> keeping(swapped == Swapped.STORED ? won : lost));
    }

    /** Gives the lease up, where it is held. */
    public static Verdict<? extends InTick> release(TickContext context, String plugin) {
        Candidate candidate = context.get(Candidate.KEY);
        if (candidate.held().isEmpty()) {
            return Verdicts.pass();
        }
        SharedValue seen = context.shared(keyOf(context, plugin));
        return candidate.owns(seen)
                ? Verdicts.<InTick>swap(seen, Candidate.released(), swapped -> keeping(Candidate.NEW))
                : keeping(Candidate.NEW);
    }

    private static Pass keeping(Candidate candidate) {
        return Verdicts.pass().keep(Candidate.KEY, candidate);
    }

    /** Filters are told apart as the host's configuration does it. */
    private static String keyOf(PluginContext context, String plugin) {
        return "penstock.lease/" + plugin + "/"
                + context.properties().plugin().name().getOrElse("") + "/"
                + context.properties().plugin().rootId().getOrElse("");
    }

    /** Whether this VM leads is found out, for {@link #changes}. */
    public static Pass find(TickContext context) {
        return Verdicts.pass().keep(FOUND, context.isLeader());
    }

    /** Whether what was found is not what was told. */
    public static boolean changes(TickContext context) {
        return leads(context) != context.get(TOLD);
    }

    /** What was found. */
    public static boolean leads(TickContext context) {
        return context.get(FOUND);
    }

    /** What was found has been told. */
    public static Pass told(TickContext context) {
        return Verdicts.pass().keep(TOLD, leads(context));
    }
}
