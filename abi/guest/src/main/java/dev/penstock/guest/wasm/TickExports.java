package dev.penstock.guest.wasm;

import org.teavm.interop.Export;

/** The callback of timers. A module has it where it sets one. */
public final class TickExports {
    private TickExports() {}

    static void link() {}

    @Export(name = "proxy_on_tick")
    public static void tick(int root) {
        Arena.restart();
        Exports.guest().ticked(root);
    }
}
