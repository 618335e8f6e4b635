package dev.penstock.benchmarks;

import dev.penstock.dsl.Plugin;
import dev.penstock.dsl.Unit;

/** A plugin that does nothing: what every other one pays at least. */
public final class NoOp {
    private NoOp() {}

    public static Plugin<Unit> plugin() {
        return Plugin.named("no-op");
    }
}
