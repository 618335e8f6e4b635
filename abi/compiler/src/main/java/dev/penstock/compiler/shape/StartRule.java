package dev.penstock.compiler.shape;

import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.MalformedModule;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The start function runs before the proxy is ready for calls from the module: one call, and the proxy crashes. */
final class StartRule {
    private StartRule() {}

    static Stream<String> reachesNoHostCall(WasmModule module) {
        List<Import> imported = module.imports(ExternKind.FUNCTION);
        return module.start().toJavaStream().flatMap(start -> reached(module, start, imported.size()).stream()
                .takeWhile(function -> function < imported.size())
                .mapToObj(function ->
                        "the start function calls '" + imported.get(function).qualifiedName()
                                + "', directly or through others: the proxy would crash; move the call out of static"
                                + " initializers"));
    }

    private static BitSet reached(WasmModule module, int start, int imported) {
        List<FunctionBody> code = module.code();
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int function = open.pop();
            if (!reached.get(function)) {
                reached.set(function);
                calls(code, function - imported).stream().forEach(open::push);
            }
        }
        return reached;
    }

    private static BitSet calls(List<FunctionBody> code, int defined) {
        if (defined >= code.size()) {
            throw new MalformedModule("function body " + defined + " does not exist, there are " + code.size(), 0);
        }
        return defined < 0 ? new BitSet() : code.get(defined).calls();
    }
}
