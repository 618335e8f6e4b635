package dev.penstock.compiler.wasm;

/** One entry of the import section. */
public record Import(String module, String name, ExternKind kind, ExternType type) {

    static Import read(WasmReader in) {
        String module = in.name();
        String name = in.name();
        ExternKind kind = ExternKind.read(in);
        return new Import(module, name, kind, ExternType.read(kind, in));
    }

    /** An imported function, by its index in the type section. */
    public static Import function(String module, String name, int type) {
        return new Import(module, name, ExternKind.FUNCTION, new ExternType.OfFunction(type));
    }

    /** Writes the entry. */
    public void write(WasmWriter out) {
        out.name(module).name(name);
        kind.write(out);
        type.write(out);
    }

    /** {@code env.proxy_log}. */
    public String qualifiedName() {
        return module + "." + name;
    }
}
