package dev.penstock.testkit.law;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Seen;
import java.util.function.Supplier;

/** However the bodies of an exchange are cut, and whether trailers follow them, both ends see the same. */
final class SplitLaw {
    private SplitLaw() {}

    /** @param vm where the exchange runs, asked for each run */
    static void check(Supplier<ConfiguredPlugin> vm, Traffic traffic) {
        Outcome cut = Outcome.of(run(vm.get(), traffic));
        Seen whole = run(vm.get(), traffic.whole());
        requireSame(traffic, cut, "in one chunk", Outcome.of(whole));
        Seen bare = run(vm.get(), traffic.whole().withoutTrailers());
        if (whole.client().status() == bare.client().status()) {
            requireSameBodies(traffic, Outcome.of(whole), Outcome.of(bare));
        }
        if (traffic.end() == Traffic.End.ANSWERED
                && whole.client().ending() == Ending.TIMED_OUT
                && bare.client().ending() != Ending.TIMED_OUT) {
            throw new AssertionError(traffic + " hangs, but not without trailers");
        }
    }

    static Seen run(ConfiguredPlugin plugin, Traffic traffic) {
        return traffic.end() == Traffic.End.ANSWERED
                ? plugin.upstream(request -> traffic.answer()).exchange(traffic.request())
                : plugin.begin(traffic.request()).abandon();
    }

    static void requireSame(Traffic traffic, Outcome found, String how, Outcome expected) {
        if (!found.equals(expected)) {
            throw new AssertionError("of " + traffic + " " + found + ", but " + how + " " + expected);
        }
    }

    private static void requireSameBodies(Traffic traffic, Outcome whole, Outcome bare) {
        if (!whole.bodies().equals(bare.bodies())) {
            throw new AssertionError(
                    "of " + traffic + " the bodies become " + whole.bodies().mkString(" and ")
                            + ", but without trailers " + bare.bodies().mkString(" and "));
        }
    }
}
