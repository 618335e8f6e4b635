package dev.penstock.compiler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Runs a module in an interpreter and offers it the three host functions the sample guest imports. */
final class EndiveHost {
    static final long TIME = 1_700_000_000_123_456_789L;

    private final List<String> logged = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Instance instance;

    EndiveHost(byte[] module) {
        ImportValues imports = ImportValues.builder()
                .addFunction(host("proxy_log", 3, EndiveHost::log))
                .addFunction(host("proxy_add_header_map_value", 5, EndiveHost::addHeader))
                .addFunction(host("proxy_get_current_time_nanoseconds", 1, EndiveHost::time))
                .build();
        instance =
                Instance.builder(Parser.parse(module)).withImportValues(imports).build();
    }

    long call(String export, long... arguments) {
        long[] results = instance.export(export).apply(arguments);
        return results == null || results.length == 0 ? 0 : results[0];
    }

    List<String> logged() {
        return logged;
    }

    Map<String, String> headers() {
        return headers;
    }

    Memory memory() {
        return instance.memory();
    }

    @FunctionalInterface
    private interface HostCall {
        void apply(EndiveHost host, Memory memory, long... arguments);
    }

    private HostFunction host(String name, int parameters, HostCall call) {
        List<ValType> integers = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            integers.add(ValType.I32);
        }
        return new HostFunction("env", name, FunctionType.of(integers, List.of(ValType.I32)), (caller, arguments) -> {
            call.apply(this, caller.memory(), arguments);
            return new long[] {0};
        });
    }

    private static void log(EndiveHost host, Memory memory, long... arguments) {
        host.logged.add(text(memory, arguments[1], arguments[2]));
    }

    private static void addHeader(EndiveHost host, Memory memory, long... arguments) {
        host.headers.put(text(memory, arguments[1], arguments[2]), text(memory, arguments[3], arguments[4]));
    }

    private static void time(EndiveHost host, Memory memory, long... arguments) {
        memory.writeLong((int) arguments[0], TIME);
    }

    private static String text(Memory memory, long address, long length) {
        return memory.readString((int) address, (int) length, StandardCharsets.UTF_8);
    }
}
