package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.ModuleBytes.bytes;
import static dev.penstock.testkit.envoy.ModuleBytes.function;
import static dev.penstock.testkit.envoy.ModuleBytes.join;
import static dev.penstock.testkit.envoy.ModuleBytes.section;
import static dev.penstock.testkit.envoy.ModuleBytes.type;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A small module of ABI 0.2.1 that starts, takes any configuration and lets everything pass; it is called for bodies. */
final class EmptyPlugin {

    private static final int I32_CONST = 0x41;

    private record Function(String name, int type, Seq<Integer> code) {}

    private static final Seq<Function> FUNCTIONS = Vector.of(
            new Function("proxy_abi_version_0_2_1", 0, Vector.empty()),
            new Function("proxy_on_memory_allocate", 1, Vector.of(I32_CONST, 0x80, 0x08)),
            new Function("proxy_on_vm_start", 2, Vector.of(I32_CONST, 1)),
            new Function("proxy_on_configure", 2, Vector.of(I32_CONST, 1)),
            new Function("proxy_on_request_body", 3, Vector.of(I32_CONST, 0)),
            new Function("proxy_on_response_body", 3, Vector.of(I32_CONST, 0)));

    private EmptyPlugin() {}

    /** The module's bytes. */
    static byte[] module() {
        var exports = FUNCTIONS
                .zipWithIndex((function, index) -> ModuleBytes.export(function.name(), 0, index))
                .append(ModuleBytes.export("memory", 2, 0));
        return join(
                ModuleBytes.header(),
                section(1, Vector.of(type(0, 0), type(1, 1), type(2, 1), type(3, 1))),
                section(3, FUNCTIONS.map(function -> bytes(function.type()))),
                section(5, Vector.of(bytes(0, 2))),
                section(7, exports),
                section(10, FUNCTIONS.map(function -> function(function.code()))));
    }
}
