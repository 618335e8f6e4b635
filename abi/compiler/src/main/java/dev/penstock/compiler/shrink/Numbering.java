package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.ElementSegment;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.ExternType;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A selection of a module's functions, globals and types in a new order; what is not in it is not used by what is.
 *
 * @param imported how many of the functions are imports, which come first as before
 */
record Numbering(List<Integer> functions, List<Integer> globals, Compaction.TypeOrder types, int imported) {

    /** The module of this selection. */
    WasmModule applied(WasmModule module) {
        return new Application(module).result();
    }

    private final class Application {
        private final WasmModule module;
        private final int[] newFunctions;
        private final int[] newGlobals;
        private final int[] newTypes;

        Application(WasmModule module) {
            this.module = module;
            this.newFunctions = Ranking.numbers(imported + module.functions().size(), functions);
            this.newGlobals = Ranking.numbers(module.globals().size(), globals);
            this.newTypes = Ranking.numbers(module.types().size(), types.all());
        }

        WasmModule result() {
            WasmModule result = module.with(types())
                    .with(imports())
                    .with(functions())
                    .with(globals())
                    .with(exports())
                    .with(code());
            if (!module.tags().isEmpty()) {
                result = result.with(tags());
            }
            if (!module.tables().isEmpty()) {
                result = result.with(tables());
            }
            if (module.start().isDefined()) {
                int start = newFunctions[module.start().get()];
                result = result.with(new Section(
                        SectionId.START, new WasmWriter().unsigned(start).toBytes()));
            }
            return withElements(result).mappingCustom(this::custom);
        }

        private Section custom(Section section) {
            return section.customName().equals(NameSection.NAME)
                    ? NameSection.renumbered(
                            section,
                            function -> newFunctions[function],
                            type -> newTypes[type],
                            global -> newGlobals[global])
                    : section;
        }

        private Section types() {
            List<DefinedType> all = module.types();
            WasmWriter out = new WasmWriter();
            List<Integer> grouped = types.grouped();
            out.unsigned(types.alone().size() + (grouped.isEmpty() ? 0 : 1));
            types.alone().forEach(each -> all.get(each).mapped(this::type).write(out));
            if (!grouped.isEmpty()) {
                out.octet(0x4E).vector(grouped, (w, each) -> all.get(each)
                        .mapped(this::type)
                        .write(w));
            }
            return new Section(SectionId.TYPE, out.toBytes());
        }

        private Section imports() {
            List<Import> imports = module.imports().stream()
                    .map(each -> each.type() instanceof ExternType.OfFunction function
                            ? Import.function(each.module(), each.name(), newTypes[function.type()])
                            : each)
                    .toList();
            return Section.ofVector(SectionId.IMPORT, imports, (out, each) -> each.write(out));
        }

        private Section functions() {
            List<Integer> signatures = module.functions();
            List<Integer> selected = defined().stream()
                    .map(each -> newTypes[signatures.get(each - imported)])
                    .toList();
            return Section.ofVector(SectionId.FUNCTION, selected, (out, type) -> out.unsigned(type));
        }

        private Section tables() {
            List<ExternType.OfTable> tables = module.tables().stream()
                    .map(each -> new ExternType.OfTable(value(each.element()), each.limits()))
                    .toList();
            return Section.ofVector(SectionId.TABLE, tables, (out, each) -> each.write(out));
        }

        private Section tags() {
            List<ExternType.OfTag> tags = module.tags().stream()
                    .map(each -> new ExternType.OfTag(newTypes[each.type()]))
                    .toList();
            return Section.ofVector(SectionId.TAG, tags, (out, each) -> each.write(out));
        }

        private Section globals() {
            List<Global> all = module.globals();
            List<Global> selected = globals.stream()
                    .map(each -> all.get(each).mapped(this::value, this::instruction))
                    .toList();
            return Section.ofVector(SectionId.GLOBAL, selected, (out, each) -> each.write(out));
        }

        private Section exports() {
            List<Export> exports = module.exports().stream()
                    .map(each -> new Export(each.name(), each.kind(), exported(each)))
                    .toList();
            return Section.ofVector(SectionId.EXPORT, exports, (out, each) -> each.write(out));
        }

        private int exported(Export export) {
            return switch (export.kind()) {
                case FUNCTION -> newFunctions[export.index()];
                case GLOBAL -> newGlobals[export.index()];
                default -> export.index();
            };
        }

        private Section code() {
            List<FunctionBody> all = module.code();
            List<FunctionBody> selected = defined().stream()
                    .map(each -> FunctionBody.of(code(all.get(each - imported).code())))
                    .toList();
            return Section.ofVector(SectionId.CODE, selected, (out, each) -> each.write(out));
        }

        private Code code(Code code) {
            return new Code(
                    code.locals().stream().map(this::value).toList(),
                    code.instructions().stream().map(this::instruction).toList());
        }

        /** Tables keep their contents; the functions that code refers to are declared anew. */
        private WasmModule withElements(WasmModule result) {
            List<ElementSegment> elements = module.elements().stream()
                    .filter(each -> !each.isDeclaration())
                    .map(each -> each.mapped(function -> newFunctions[function]))
                    .collect(Collectors.toList());
            TreeSet<Integer> referred = new TreeSet<>();
            result.code().stream()
                    .flatMap(each -> each.code().instructions().stream())
                    .filter(each -> each.opcode() == Opcode.REF_FUNC)
                    .forEach(each -> referred.add(each.operand(0)));
            result.functionsInGlobals().stream().forEach(referred::remove);
            result.exports().stream()
                    .filter(each -> each.kind() == ExternKind.FUNCTION)
                    .forEach(each -> referred.remove(each.index()));
            if (!referred.isEmpty()) {
                elements.add(ElementSegment.declaring(List.copyOf(referred)));
            }
            return elements.isEmpty()
                    ? result.without(SectionId.ELEMENT)
                    : result.with(Section.ofVector(SectionId.ELEMENT, elements, (out, each) -> each.write(out)));
        }

        private List<Integer> defined() {
            return functions.subList(imported, functions.size());
        }

        private int type(int type) {
            return newTypes[type];
        }

        private ValueType value(ValueType type) {
            return type.mapped(this::type);
        }

        private Instruction instruction(Instruction instruction) {
            return instruction
                    .mapped(Operand.Kind.FUNCTION, function -> newFunctions[function])
                    .mapped(Operand.Kind.GLOBAL, global -> newGlobals[global])
                    .mapped(Operand.Kind.TYPE, this::type)
                    .mapped(Operand.Kind.HEAP, this::type);
        }
    }
}
