package dev.penstock.compiler.wasm;

import java.util.List;
import java.util.Locale;

/** What can be imported or exported, in the order of the binary format. */
public enum ExternKind {
    /** A function. */
    FUNCTION,
    /** A table of references. */
    TABLE,
    /** A linear memory. */
    MEMORY,
    /** A global. */
    GLOBAL,
    /** An exception tag. */
    TAG;

    static ExternKind read(WasmReader in) {
        int code = in.octet();
        if (code >= values().length) {
            throw in.malformed("unknown kind of import or export " + code);
        }
        return values()[code];
    }

    void write(WasmWriter out) {
        out.octet(List.of(values()).indexOf(this));
    }

    /** {@code function}, {@code table}, ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
