package dev.penstock.benchmarks;

import dev.penstock.core.data.Unit;
import dev.penstock.dsl.Plugin;

/** A plugin that does nothing: what every other one pays at least. */
public final class NoOp {
    private NoOp() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("no-op");
    }
}
