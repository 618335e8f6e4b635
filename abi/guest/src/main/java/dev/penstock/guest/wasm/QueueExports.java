package dev.penstock.guest.wasm;

import org.teavm.interop.Export;

/** The callback of shared queues. A module has it where it opens one. */
public final class QueueExports {
    private QueueExports() {}

    static void link() {}

    @Export(name = "proxy_on_queue_ready")
    public static void queueReady(int root, int queue) {
        Arena.restart();
        Exports.guest().queueReady(root, queue);
    }
}
