package dev.penstock.compiler.wasm;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes modules by hand, item by item; every method that adds an item returns the index it got in its section. */
public final class TestModule {
    private static final FunctionType NOTHING = FunctionType.of(List.of());

    private final List<Consumer<WasmWriter>> groups = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();
    private final List<ExternType.OfTable> tables = new ArrayList<>();
    private final List<Limits> memories = new ArrayList<>();
    private final List<Integer> tags = new ArrayList<>();
    private final List<Consumer<WasmWriter>> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<FunctionBody> code = new ArrayList<>();
    private Option<Integer> start = Option.none();
    private int types;

    /** A module every host loads: both markers, the allocator, a callback, a host function and one page of memory. */
    public static TestModule good() {
        TestModule module = new TestModule();
        int log = module.type(numbers(3, ValueType.I32));
        module.imports.add(Import.function("env", "proxy_log", log));
        int nothing = module.type(NOTHING);
        int allocate = module.type(numbers(1, ValueType.I32));
        int create = module.type(numbers(2));
        module.export("proxy_abi_version_0_2_100", module.function(nothing, 0x0B));
        module.export("proxy_abi_version_0_2_1", module.function(nothing, 0x0B));
        module.export("proxy_on_memory_allocate", module.function(allocate, 0x41, 0, 0x0B));
        module.export("proxy_on_context_create", module.function(create, 0x0B));
        module.memories.add(Limits.growable(1, 16_384));
        module.exports.add(new Export("memory", ExternKind.MEMORY, 0));
        return module;
    }

    /** Nothing at all. */
    public static TestModule empty() {
        return new TestModule();
    }

    /** A signature of i32 parameters. */
    public static FunctionType numbers(int parameters, ValueType... results) {
        return FunctionType.of(Collections.nCopies(parameters, ValueType.I32), results);
    }

    public int type(FunctionType type) {
        return group(1, type::write);
    }

    /** A struct type with these fields, which may change. */
    public int struct(ValueType... fields) {
        return group(1, out -> out.octet(0x5F).vector(List.of(fields), (w, field) -> {
            field.write(w);
            w.octet(1);
        }));
    }

    /** A struct type that others may extend, and that may extend another. */
    public int openStruct(List<Integer> parents, ValueType... fields) {
        return group(1, out -> {
            out.octet(0x50).vector(parents, (w, parent) -> w.unsigned(parent)).octet(0x5F);
            out.vector(List.of(fields), (w, field) -> {
                field.write(w);
                w.octet(1);
            });
        });
    }

    /** An array type of bytes. */
    public int array() {
        return group(1, out -> out.octet(0x5E).octet(0x78).octet(1));
    }

    /** A function type that others may extend. */
    public int openType(FunctionType type) {
        return group(1, out -> type.write(out.octet(0x50).unsigned(0)));
    }

    /** A function type in a recursion group with a struct. */
    public int groupedType(FunctionType type) {
        return group(2, out -> {
            type.write(out.octet(0x4E).unsigned(2));
            out.octet(0x5F).unsigned(0);
        });
    }

    private int group(int size, Consumer<WasmWriter> group) {
        groups.add(group);
        types += size;
        return types - size;
    }

    /** An imported function takes the first free index of the imports; exports of functions behind it move with them. */
    public TestModule importing(String module, String name, ExternKind kind, ExternType type) {
        int place = importedFunctions();
        imports.add(new Import(module, name, kind, type));
        if (kind == ExternKind.FUNCTION) {
            exports.replaceAll(each -> each.kind() == kind && each.index() >= place
                    ? new Export(each.name(), kind, each.index() + 1)
                    : each);
        }
        return this;
    }

    public int function(int type, int... instructions) {
        functions.add(type);
        code.add(FunctionBody.of(instructions));
        return importedFunctions() + functions.size() - 1;
    }

    /** A function with locals behind its parameters. */
    public int functionWithLocals(int type, List<ValueType> locals, int... instructions) {
        int function = function(type, instructions);
        int last = code.size() - 1;
        code.set(last, FunctionBody.of(new Code(locals, code.get(last).code().instructions())));
        return function;
    }

    public TestModule export(String name, int function) {
        return export(name, ExternKind.FUNCTION, function);
    }

    public TestModule export(String name, ExternKind kind, int index) {
        exports.add(new Export(name, kind, index));
        return this;
    }

    public TestModule withoutExport(String name) {
        exports.removeIf(each -> each.name().equals(name));
        return this;
    }

    /** Moves an export to the end. */
    public TestModule exportLast(String name) {
        Export moved = exports.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        exports.remove(moved);
        exports.add(moved);
        return this;
    }

    public int table(ValueType element) {
        tables.add(new ExternType.OfTable(element, new Limits(0, 0, Option.none())));
        return tables.size() - 1;
    }

    public TestModule memory(Limits limits) {
        memories.add(limits);
        return this;
    }

    public TestModule withoutMemories() {
        memories.clear();
        return this;
    }

    public int tag(int type) {
        tags.add(type);
        return tags.size() - 1;
    }

    /** A global that does not change. */
    public int constant(ValueType type, int... initializer) {
        return global(type, 0, initializer);
    }

    /** A mutable global without a value is not valid, but has the shape of one. */
    public int global(ValueType type, int... initializer) {
        return global(type, 1, initializer);
    }

    private int global(ValueType type, int mutable, int... initializer) {
        globals.add(out -> {
            type.write(out);
            out.octet(mutable);
            for (int octet : initializer) {
                out.octet(octet);
            }
        });
        return globals.size() - 1;
    }

    public TestModule start(int function) {
        start = Option.some(function);
        return this;
    }

    public WasmModule build() {
        return WasmModule.read(WasmModule.of(sections()).toBytes());
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        add(sections, SectionId.TYPE, groups, (out, group) -> group.accept(out));
        add(sections, SectionId.IMPORT, imports, (out, each) -> each.write(out));
        add(sections, SectionId.FUNCTION, functions, (out, type) -> out.unsigned(type));
        add(sections, SectionId.TABLE, tables, (out, each) -> each.write(out));
        add(sections, SectionId.MEMORY, memories, (out, each) -> each.write(out));
        add(sections, SectionId.TAG, tags, (out, type) -> out.octet(0).unsigned(type));
        add(sections, SectionId.GLOBAL, globals, (out, each) -> each.accept(out));
        add(sections, SectionId.EXPORT, exports, (out, each) -> each.write(out));
        start.forEach(function -> sections.add(
                new Section(SectionId.START, new WasmWriter().unsigned(function).toBytes())));
        add(sections, SectionId.CODE, code, (out, body) -> body.write(out));
        return sections;
    }

    private static <T> void add(List<Section> sections, SectionId id, List<T> items, BiConsumer<WasmWriter, T> write) {
        if (!items.isEmpty()) {
            sections.add(Section.ofVector(id, items, write));
        }
    }

    private int importedFunctions() {
        return (int) imports.stream()
                .filter(each -> each.kind() == ExternKind.FUNCTION)
                .count();
    }
}
