package dev.penstock.compiler.shrink;

import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.List;

/** Writes types with their recursion groups. */
final class TypeSection {
    private static final int GROUP = 0x4E;

    private TypeSection() {}

    /** Types as they are, in the groups they say they are in. */
    static Section of(List<DefinedType> types) {
        WasmWriter out = new WasmWriter();
        int groups = 0;
        for (int at = 0; at < types.size(); at += types.get(at).groupSize()) {
            groups++;
        }
        out.unsigned(groups);
        for (int at = 0; at < types.size(); at += types.get(at).groupSize()) {
            int size = types.get(at).groupSize();
            if (size == 1) {
                types.get(at).write(out);
            } else {
                out.octet(GROUP).vector(types.subList(at, at + size), (w, each) -> each.write(w));
            }
        }
        return new Section(SectionId.TYPE, out.toBytes());
    }
}
