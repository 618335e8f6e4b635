package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.ModuleBytes.bytes;
import static dev.penstock.testkit.envoy.ModuleBytes.export;
import static dev.penstock.testkit.envoy.ModuleBytes.function;
import static dev.penstock.testkit.envoy.ModuleBytes.join;
import static dev.penstock.testkit.envoy.ModuleBytes.section;
import static dev.penstock.testkit.envoy.ModuleBytes.text;
import static dev.penstock.testkit.envoy.ModuleBytes.type;

import io.vavr.collection.Vector;

/** A module that logs {@link #REASON} at error level and refuses every configuration. */
final class RefusingPlugin {

    static final String REASON = "plugin 'no': never";

    private static final int I32_CONST = 0x41;
    private static final int CALL = 0x10;
    private static final int DROP = 0x1a;
    private static final int ERROR = 4;

    private RefusingPlugin() {}

    static byte[] module() {
        var start = Vector.of(I32_CONST, 1);
        var refuse = Vector.of(I32_CONST, ERROR, I32_CONST, 0, I32_CONST, REASON.length(), CALL, 0, DROP, I32_CONST, 0);
        return join(
                ModuleBytes.header(),
                section(1, Vector.of(type(0, 0), type(1, 1), type(2, 1), type(3, 1))),
                section(2, Vector.of(join(text("env"), text("proxy_log"), bytes(0, 3)))),
                section(3, Vector.of(bytes(0), bytes(1), bytes(2), bytes(2))),
                section(5, Vector.of(bytes(0, 2))),
                section(
                        7,
                        Vector.of(
                                export("proxy_abi_version_0_2_1", 0, 1),
                                export("proxy_on_memory_allocate", 0, 2),
                                export("proxy_on_vm_start", 0, 3),
                                export("proxy_on_configure", 0, 4),
                                export("memory", 2, 0))),
                section(
                        10,
                        Vector.of(
                                function(Vector.empty()),
                                function(Vector.of(I32_CONST, 0x80, 0x08)),
                                function(start),
                                function(refuse))),
                section(11, Vector.of(join(bytes(0, I32_CONST, 0, 0x0b), text(REASON)))));
    }
}
