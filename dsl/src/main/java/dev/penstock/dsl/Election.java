package dev.penstock.dsl;

import dev.penstock.core.exchange.Leadership;
import dev.penstock.core.exchange.Phase.InTick;
import dev.penstock.core.exchange.TickContext;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.machine.Ticking;
import io.vavr.collection.List;

/** Whether and how the VMs of a plugin elect one that leads. */
interface Election {
    /** The renewals that a lease lasts for. */
    int RENEWALS = 3;

    /** A lease is renewed this often at least, in nanoseconds. */
    long LONGEST_RENEWAL = 10_000_000_000L;

    /** What recurs, with what the election needs before it and at its end. */
    Ticking before(Ticking ticking);

    /** Not at all. */
    static Election none() {
        return ticking -> ticking;
    }

    /** This, with a lease that is renewed every {@code nanos} at least. */
    default Election within(String plugin, long nanos) {
        return new Held(plugin, Math.min(nanos, LONGEST_RENEWAL), List.empty());
    }

    /** This, and {@code listener} is told when the leader changes. */
    default Election telling(String plugin, Listener listener) {
        return new Held(plugin, LONGEST_RENEWAL, List.of(listener));
    }

    /** Who is told that this VM leads, or leads no more. */
    interface Listener {
        Verdict<? extends InTick> changed(TickContext context, boolean leads);
    }

    /** By a lease. */
    record Held(String plugin, long renewal, List<Listener> listeners) implements Election {
        @Override
        public Election within(String same, long nanos) {
            return new Held(plugin, Math.min(nanos, renewal), listeners);
        }

        @Override
        public Election telling(String same, Listener listener) {
            return new Held(plugin, renewal, listeners.append(listener));
        }

        @Override
        public Ticking before(Ticking ticking) {
            List<Ticking.Task> first = List.of(new Ticking.Task(
                    "election", renewal, context -> Leadership.renew(context, plugin, RENEWALS * renewal)));
            return ticking.between(
                    listeners.isEmpty() ? first : first.appendAll(telling()),
                    context -> Leadership.release(context, plugin));
        }

        /** What is told stays the same while all are told, and is told once also where one of them fails. */
        private List<Ticking.Task> telling() {
            List<Ticking.Task> tasks = List.of(new Ticking.Task("election", renewal, Leadership::find));
            for (Listener listener : listeners) {
                tasks = tasks.append(
                        new Ticking.Task("change of leadership", renewal, context -> tell(listener, context)));
            }
            return tasks.append(new Ticking.Task("election", renewal, Leadership::told));
        }

        private static Verdict<?> tell(Listener listener, TickContext context) {
            return Leadership.changes(context) ? listener.changed(context, Leadership.leads(context)) : Verdicts.pass();
        }
    }
}
