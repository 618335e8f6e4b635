package dev.penstock.compiler.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the indices of a module stand for: imports first, then what the module defines. Every look-up throws
 * {@link MalformedModule} if nothing has that index.
 */
public final class IndexSpaces {
    private final List<DefinedType> types;
    private final List<Integer> functions;
    private final List<ExternType.OfTable> tables;
    private final List<ExternType.OfGlobal> globals;
    private final List<Limits> memories;

    private IndexSpaces(WasmModule module) {
        types = module.types();
        functions = joined(module, ExternType.OfFunction.class, ExternType.OfFunction::type, module.functions());
        tables = joined(module, ExternType.OfTable.class, Function.identity(), module.tables());
        globals = joined(
                module,
                ExternType.OfGlobal.class,
                Function.identity(),
                module.globals().stream().map(Global::type).toList());
        memories = joined(module, ExternType.OfMemory.class, ExternType.OfMemory::limits, module.memories());
    }

    /** The indices of a module. */
    public static IndexSpaces of(WasmModule module) {
        return new IndexSpaces(module);
    }

    /** A type. */
    public DefinedType type(int index) {
        return at(types, index, "type");
    }

    /** The signature of a function. */
    public FunctionType function(int index) {
        return signature(at(functions, index, "function"));
    }

    /** The signature that a type index stands for. */
    public FunctionType signature(int type) {
        return type(type)
                .function()
                .getOrElseThrow(() -> new MalformedModule("type " + type + " is not a function type", 0));
    }

    /** A table. */
    public ExternType.OfTable table(int index) {
        return at(tables, index, "table");
    }

    /** A global. */
    public ExternType.OfGlobal global(int index) {
        return at(globals, index, "global");
    }

    /** All memories. */
    public List<Limits> memories() {
        return memories;
    }

    private static <T> T at(List<T> space, int index, String kind) {
        if (index >= space.size()) {
            throw new MalformedModule(kind + " " + index + " does not exist, there are " + space.size(), 0);
        }
        return space.get(index);
    }

    private static <E extends ExternType, T> List<T> joined(
            WasmModule module, Class<E> kind, Function<E, T> content, List<T> defined) {
        List<T> all = new ArrayList<>();
        module.imports().stream()
                .map(Import::type)
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(content)
                .forEach(all::add);
        all.addAll(defined);
        return List.copyOf(all);
    }
}
