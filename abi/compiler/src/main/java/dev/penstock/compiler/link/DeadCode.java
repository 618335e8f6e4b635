package dev.penstock.compiler.link;

import dev.penstock.compiler.wasm.ElementSegment;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Empties the functions that neither exports, the start function, tables nor globals reach. They keep their index and
 * become a trap of three bytes, so no other code changes.
 */
final class DeadCode {
    private DeadCode() {}

    static WasmModule removed(WasmModule module) {
        BitSet live = reachable(module);
        int imported = module.imports(ExternKind.FUNCTION).size();
        List<FunctionBody> code = new ArrayList<>(module.code());
        for (int i = 0; i < code.size(); i++) {
            if (!live.get(imported + i)) {
                code.set(i, FunctionBody.trap());
            }
        }
        List<ElementSegment> elements = module.elements().stream()
                .map(each -> each.isDeclaration() ? each.retaining(live::get) : each)
                .collect(Collectors.toList());
        WasmModule emptied = module.with(Section.ofVector(SectionId.CODE, code, (out, body) -> body.write(out)));
        return elements.isEmpty()
                ? emptied
                : emptied.with(Section.ofVector(SectionId.ELEMENT, elements, (out, each) -> each.write(out)));
    }

    private static BitSet reachable(WasmModule module) {
        int imported = module.imports(ExternKind.FUNCTION).size();
        List<FunctionBody> code = module.code();
        BitSet live = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        roots(module).stream().forEach(open::add);
        while (!open.isEmpty()) {
            int function = open.pop();
            if (!live.get(function)) {
                live.set(function);
                if (function >= imported) {
                    code.get(function - imported).mentions().stream().forEach(open::push);
                }
            }
        }
        return live;
    }

    private static BitSet roots(WasmModule module) {
        BitSet roots = module.functionsInGlobals();
        module.start().forEach(roots::set);
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::index)
                .forEach(roots::set);
        module.elements().stream()
                .filter(each -> !each.isDeclaration())
                .flatMap(each -> each.functions().stream())
                .forEach(roots::set);
        return roots;
    }
}
