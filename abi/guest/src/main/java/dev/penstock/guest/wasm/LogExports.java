package dev.penstock.guest.wasm;

import org.teavm.interop.Export;

/** The callback of the end of streams, which says more than that they are gone. A module has it where a handler waits for that. */
public final class LogExports {
    private LogExports() {}

    static void link() {}

    @Export(name = "proxy_on_log")
    public static void log(int id) {
        Arena.restart();
        Exports.guest().logged(id);
    }
}
