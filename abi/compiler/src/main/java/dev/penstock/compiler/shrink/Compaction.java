package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.ExternType;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Finds what a module uses of its functions, globals and types, beginning with what the host sees, and renumbers it. What
 * is used most gets the numbers that take the fewest bytes.
 */
final class Compaction {
    private final WasmModule module;
    private final List<DefinedType> types;
    private final List<Global> globals;
    private final List<Code> code;
    private final List<Integer> signatures = new ArrayList<>();
    private final int imported;
    private final Ranking functionUses;
    private final Ranking globalUses;
    private final Ranking typeUses;
    private final Deque<Runnable> open = new ArrayDeque<>();

    private Compaction(WasmModule module) {
        this.module = module;
        this.types = module.types();
        this.globals = module.globals();
        this.code = module.code().stream().map(FunctionBody::code).toList();
        for (Import each : module.imports(ExternKind.FUNCTION)) {
            signatures.add(((ExternType.OfFunction) each.type()).type());
        }
        this.imported = signatures.size();
        signatures.addAll(module.functions());
        this.functionUses = new Ranking(signatures.size());
        this.globalUses = new Ranking(globals.size());
        this.typeUses = new Ranking(types.size());
    }

    /** The same module without what is not used. Its globals must be its own. */
    static WasmModule compacted(WasmModule module) {
        return compacted(module, function -> 0);
    }

    /** As above, its functions by rank before they are by use. */
    static WasmModule compacted(WasmModule module, IntUnaryOperator rank) {
        Compaction compaction = new Compaction(module);
        compaction.findUses();
        return compaction.numbering(rank).applied(module);
    }

    private void findUses() {
        for (int i = 0; i < imported; i++) {
            useFunction(i);
        }
        module.exports().forEach(each -> {
            if (each.kind() == ExternKind.FUNCTION) {
                useFunction(each.index());
            } else if (each.kind() == ExternKind.GLOBAL) {
                useGlobal(each.index());
            }
        });
        module.start().forEach(this::useFunction);
        module.elements().stream()
                .filter(each -> !each.isDeclaration())
                .flatMap(each -> each.functions().stream())
                .forEach(this::useFunction);
        module.tables().forEach(each -> use(each.element()));
        module.tags().forEach(each -> useType(each.type()));
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    private void useFunction(int index) {
        if (!functionUses.isUsed(index)) {
            open.push(() -> {
                useType(signatures.get(index));
                if (index >= imported) {
                    Code body = code.get(index - imported);
                    body.locals().forEach(this::use);
                    body.instructions().forEach(this::use);
                }
            });
        }
        functionUses.use(index);
    }

    private void useGlobal(int index) {
        if (!globalUses.isUsed(index)) {
            open.push(() -> {
                use(globals.get(index).type().type());
                globals.get(index).initializer().forEach(this::use);
            });
        }
        globalUses.use(index);
    }

    private void useType(int index) {
        if (!typeUses.isUsed(index)) {
            open.push(() -> types.get(index).mentions().forEach(this::useType));
        }
        typeUses.use(index);
    }

    private void use(ValueType type) {
        if (type.isReference() && type.heap() >= 0) {
            useType(type.heap());
        }
    }

    private void use(Instruction instruction) {
        for (Operand operand : instruction.operands()) {
            int number = operand.value() < 0 ? -1 : (int) operand.value();
            switch (operand.kind()) {
                case FUNCTION -> useFunction(number);
                case GLOBAL -> useGlobal(number);
                case TYPE -> useType(number);
                case HEAP -> {
                    if (number >= 0) {
                        useType(number);
                    }
                }
                default -> {}
            }
        }
    }

    private Numbering numbering(IntUnaryOperator rank) {
        List<Integer> functions = new ArrayList<>();
        for (int i = 0; i < imported; i++) {
            functions.add(i);
        }
        functionUses.order(imported, each -> List.of()).stream()
                .sorted(Comparator.comparingInt(rank::applyAsInt))
                .forEach(functions::add);
        List<Integer> orderedGlobals = globalUses.order(0, this::globalsIn);
        return new Numbering(functions, orderedGlobals, orderedTypes(), imported);
    }

    private List<Integer> globalsIn(int global) {
        return globals.get(global).initializer().stream()
                .filter(each -> each.opcode() == Opcode.GLOBAL_GET)
                .map(each -> each.operand(0))
                .toList();
    }

    /** The types that hosts see first, because they must not be in a group. */
    private TypeOrder orderedTypes() {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < imported; i++) {
            addOnce(seen, signatures.get(i));
        }
        module.exports().stream()
                .filter(each -> each.kind() == ExternKind.FUNCTION)
                .forEach(each -> addOnce(seen, signatures.get(each.index())));
        List<Integer> rest = typeUses.order(0, each -> types.get(each).superTypes());
        rest.removeAll(seen);
        return new TypeOrder(seen, rest);
    }

    private static void addOnce(List<Integer> list, int type) {
        if (!list.contains(type)) {
            list.add(type);
        }
    }

    /** Types on their own, then types in one group: so no two of those become the same type by looking alike. */
    record TypeOrder(List<Integer> alone, List<Integer> grouped) {
        List<Integer> all() {
            List<Integer> all = new ArrayList<>(alone);
            all.addAll(grouped);
            return all;
        }
    }
}
