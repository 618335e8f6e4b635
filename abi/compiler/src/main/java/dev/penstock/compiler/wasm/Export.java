package dev.penstock.compiler.wasm;

/** One entry of the export section; the index counts imports first. */
public record Export(String name, ExternKind kind, int index) {

    static Export read(WasmReader in) {
        return new Export(in.name(), ExternKind.read(in), in.unsigned());
    }

    /** Writes the entry. */
    public void write(WasmWriter out) {
        out.name(name);
        kind.write(out);
        out.unsigned(index);
    }
}
