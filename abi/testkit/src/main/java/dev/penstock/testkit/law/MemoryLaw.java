package dev.penstock.testkit.law;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.model.SteppedExchange;
import dev.penstock.testkit.wasm.WasmGuest;

/** What a plugin keeps: of streams that have ended nothing, of one that passes no more than is stated. */
final class MemoryLaw {
    private static final int WARM = 4;
    private static final int STREAMS = 16;

    private MemoryLaw() {}

    static void check(ConfiguredPlugin plugin, Traffic traffic) {
        run(plugin, traffic, WARM);
        long before = size(plugin);
        run(plugin, traffic, STREAMS);
        long grown = size(plugin) - before;
        if (grown >= STREAMS) {
            throw new AssertionError(
                    "after " + STREAMS + " times " + traffic + " the VM keeps " + grown + " more bytes");
        }
    }

    private static void run(ConfiguredPlugin plugin, Traffic traffic, int times) {
        for (int i = 0; i < times; i++) {
            traffic.seenIn(plugin);
        }
    }

    static void checkRetained(ConfiguredPlugin plugin, int most, Traffic traffic) {
        long before = size(plugin);
        SteppedExchange open = traffic.begin(plugin);
        int steps = 2
                + traffic.request().content().chunks().size()
                + traffic.answer().content().chunks().size();
        for (int i = 0; i < steps; i++) {
            open.step();
            long kept = size(plugin) - before + plugin.host().waiting();
            if (kept > most) {
                throw new AssertionError(
                        kept + " bytes are kept after step " + i + ", at most " + most + " were stated");
            }
        }
        open.end();
    }

    private static long size(ConfiguredPlugin plugin) {
        return plugin.vm().guest() instanceof WasmGuest module
                ? module.memoryBytes()
                : Footprint.of(plugin.vm().guest()).size();
    }
}
