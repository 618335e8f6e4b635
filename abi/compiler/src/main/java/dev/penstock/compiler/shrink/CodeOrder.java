package dev.penstock.compiler.shrink;

import dev.penstock.compiler.input.RequestPath;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Map;

/**
 * Puts next to each other what requests run. V8 lays the machine code of functions out in about the order of their numbers. So a
 * request looks at half the pages, and the processor keeps where they are.
 */
public final class CodeOrder {
    private CodeOrder() {}

    /**
     * The same module, its functions by rank, and those of equal rank as before: what is used most has the smallest number.
     *
     * @param path ranks functions by their names; those without names come last
     */
    public static WasmModule ordered(WasmModule module, RequestPath path) {
        Map<Integer, String> names = NameSection.functions(module);
        return Compaction.compacted(module, function -> path.rankOf(names.getOrDefault(function, "")));
    }
}
