package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drops locals that are not used and puts those of one type side by side: a function declares them by runs of a type. */
final class LocalGroups {
    private LocalGroups() {}

    /** The same code for a function with so many parameters. */
    static Code ordered(Code code, int parameters) {
        BitSet used = new BitSet();
        code.instructions().stream()
                .flatMap(each -> each.operands().stream())
                .filter(operand -> operand.kind() == Operand.Kind.LOCAL)
                .forEach(operand -> used.set((int) operand.value()));
        Map<ValueType, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < code.locals().size(); i++) {
            if (used.get(parameters + i)) {
                groups.computeIfAbsent(code.locals().get(i), type -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Integer> order = groups.values().stream().flatMap(List::stream).toList();
        int[] places = new int[code.locals().size()];
        for (int place = 0; place < order.size(); place++) {
            places[order.get(place)] = place;
        }
        List<Instruction> instructions = code.instructions().stream()
                .map(each -> each.mapped(
                        Operand.Kind.LOCAL,
                        local -> local < parameters ? local : parameters + places[local - parameters]))
                .toList();
        return new Code(order.stream().map(code.locals()::get).toList(), instructions);
    }
}
