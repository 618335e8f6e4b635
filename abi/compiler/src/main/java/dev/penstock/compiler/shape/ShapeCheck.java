package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;

/**
 * Checks what Envoy's V8 host does not: a module of the wrong shape makes it abort the whole process, or fail without a
 * reason. The rules were found by loading modules into Envoy 1.36 to 1.40. A start function is followed through direct
 * calls only; a host call behind a virtual call is not seen.
 */
public final class ShapeCheck {
    private static final List<Rule> RULES = List.of(
            ImportRules::onlyHostFunctions,
            ImportRules::numericSignatures,
            ImportRules::canonicalTypes,
            ExportRules::tags,
            ExportRules::functionTypes,
            ExportRules::globals,
            ExportRules::tables,
            AbiRules::callbacks,
            AbiRules::marker,
            AbiRules::allocator,
            MemoryRules::oneExported,
            MemoryRules::size,
            StartRule::reachesNoHostCall);

    private ShapeCheck() {}

    /**
     * What is wrong with a module, one message for each breach; empty if a host can load it. Throws
     * {@link dev.penstock.compiler.wasm.MalformedModule} if it is no module at all.
     */
    public static List<String> breaches(WasmModule module) {
        return RULES.stream().flatMap(rule -> rule.breaches(module)).toList();
    }
}
