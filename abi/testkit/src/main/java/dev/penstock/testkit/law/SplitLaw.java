package dev.penstock.testkit.law;

import dev.penstock.testkit.ConfiguredPlugin;
import java.util.function.Supplier;

/** However the bodies of an exchange are cut, and whether trailers follow them, both ends see the same. */
final class SplitLaw {
    private SplitLaw() {}

    /** @param vm where the exchange runs, asked for each run */
    static void check(Supplier<ConfiguredPlugin> vm, Traffic traffic) {
        Traffic joined = traffic.whole();
        Outcome whole = joined.in(vm.get());
        requireSame(traffic, traffic.in(vm.get()), "in one chunk", whole);
        Outcome bare = joined.withoutTrailers().in(vm.get());
        if (whole.hangs() && !bare.hangs()) {
            throw new AssertionError(traffic + " hangs, but not without trailers");
        }
        if (whole.status() == bare.status()) {
            requireSameBodies(traffic, whole, bare);
        }
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
