package dev.penstock.compiler.link;

import dev.penstock.compiler.teavm.MemoryLayout;
import dev.penstock.compiler.wasm.DataSegment;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.ExternKind;
import dev.penstock.compiler.wasm.Global;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.Limits;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts a module loose from TeaVM's JavaScript host: only the ABI's exports and the memory stay visible, the memory is the
 * module's own, imported numbers become constants, and functions that need vectors get their bodies. Imports that are not
 * functions of the host are left for the shape check to refuse.
 */
public final class Relinker {
    private static final String ABI_PREFIX = "proxy_";
    private static final List<String> MARKERS = List.of("proxy_abi_version_0_2_100", "proxy_abi_version_0_2_1");

    private Relinker() {}

    /** The relinked module; with names it keeps the section that maps functions to Java methods. */
    public static WasmModule relink(WasmModule raw, boolean names) {
        return Vectors.filled(withConstants(withOwnMemory(withAbiExports(raw))))
                .retainingCustom(name -> names && name.equals("name"));
    }

    private static WasmModule withAbiExports(WasmModule module) {
        List<Export> exports = module.exports().stream()
                .filter(export ->
                        export.kind() == ExternKind.FUNCTION && export.name().startsWith(ABI_PREFIX))
                .sorted(Comparator.comparingInt(Relinker::markerRank).thenComparing(Export::name))
                .collect(Collectors.toCollection(ArrayList::new));
        exports.add(new Export("memory", ExternKind.MEMORY, 0));
        return module.with(Section.ofVector(SectionId.EXPORT, exports, (out, export) -> export.write(out)));
    }

    /** Hosts take the first marker they know, and Higress must not take the one that stock Envoy knows. */
    private static int markerRank(Export export) {
        int rank = MARKERS.indexOf(export.name());
        return rank < 0 ? MARKERS.size() : rank;
    }

    private static WasmModule withOwnMemory(WasmModule module) {
        long pages = (MemoryLayout.base(dataEnd(module)) - 1L) / MemoryLayout.PAGE + 1;
        Limits memory = Limits.growable(pages, MemoryLayout.MAXIMUM_PAGES);
        List<Import> imports = module.imports().stream()
                .filter(each -> each.kind() != ExternKind.MEMORY)
                .collect(Collectors.toList());
        return module.with(Section.ofVector(SectionId.IMPORT, imports, (out, each) -> each.write(out)))
                .with(Section.ofVector(SectionId.MEMORY, List.of(memory), (out, limits) -> limits.write(out)));
    }

    private static WasmModule withConstants(WasmModule module) {
        List<Global> globals = module.imports(ExternKind.GLOBAL).stream()
                .map(each -> Global.constant(constant(each, module)))
                .collect(Collectors.toCollection(ArrayList::new));
        globals.addAll(module.globals());
        List<Import> imports = module.imports().stream()
                .filter(each -> each.kind() != ExternKind.GLOBAL)
                .collect(Collectors.toList());
        return module.with(Section.ofVector(SectionId.IMPORT, imports, (out, each) -> each.write(out)))
                .with(Section.ofVector(SectionId.GLOBAL, globals, (out, global) -> global.write(out)));
    }

    private static int constant(Import global, WasmModule module) {
        return switch (global.qualifiedName()) {
            case "teavmMemory.heapOffset", MemoryLayout.MODULE + "." + MemoryLayout.BASE ->
                MemoryLayout.base(dataEnd(module));
            case "teavmMemory.maxSize" -> MemoryLayout.MAXIMUM_PAGES * MemoryLayout.PAGE;
            default -> throw new UnknownConstant(global);
        };
    }

    private static long dataEnd(WasmModule module) {
        return module.data().stream().mapToLong(DataSegment::end).max().orElse(0);
    }
}
