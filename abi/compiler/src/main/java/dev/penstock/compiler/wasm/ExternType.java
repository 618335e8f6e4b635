package dev.penstock.compiler.wasm;

/** The type of something imported, exported or defined. */
public sealed interface ExternType {
    /** Writes the type as the import section has it. */
    void write(WasmWriter out);

    /** A function, by its index in the type section. */
    record OfFunction(int type) implements ExternType {
        @Override
        public void write(WasmWriter out) {
            out.unsigned(type);
        }
    }

    /** A table. */
    record OfTable(ValueType element, Limits limits) implements ExternType {
        @Override
        public void write(WasmWriter out) {
            element.write(out);
            limits.write(out);
        }
    }

    /** A memory. */
    record OfMemory(Limits limits) implements ExternType {
        @Override
        public void write(WasmWriter out) {
            limits.write(out);
        }
    }

    /** A global. */
    record OfGlobal(ValueType type, boolean mutable) implements ExternType {
        @Override
        public void write(WasmWriter out) {
            type.write(out);
            out.octet(mutable ? 1 : 0);
        }
    }

    /** An exception tag, by its index in the type section. */
    record OfTag(int type) implements ExternType {
        @Override
        public void write(WasmWriter out) {
            out.octet(0).unsigned(type);
        }
    }

    static ExternType read(ExternKind kind, WasmReader in) {
        return switch (kind) {
            case FUNCTION -> new OfFunction(in.unsigned());
            case TABLE -> table(in);
            case MEMORY -> new OfMemory(Limits.read(in));
            case GLOBAL -> global(in);
            case TAG -> tag(in);
        };
    }

    static OfTable table(WasmReader in) {
        return new OfTable(ValueType.read(in), Limits.read(in));
    }

    static OfGlobal global(WasmReader in) {
        return new OfGlobal(ValueType.read(in), in.octet() == 1);
    }

    static OfTag tag(WasmReader in) {
        in.octet();
        return new OfTag(in.unsigned());
    }
}
