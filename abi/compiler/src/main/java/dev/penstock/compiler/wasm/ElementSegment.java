package dev.penstock.compiler.wasm;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * One entry of the element section. Only the two kinds a compiler for Java emits are read: functions put in table 0, and
 * functions declared because some code takes a reference to them.
 *
 * @param flags 0 for the contents of table 0 from {@code offset}, 3 for declarations
 */
public record ElementSegment(int flags, int offset, List<Integer> functions) {

    static ElementSegment read(WasmReader in) {
        int flags = in.unsigned();
        if (flags == 0) {
            return new ElementSegment(flags, offset(in), in.vector(WasmReader::unsigned));
        }
        if (flags == 3) {
            in.octet();
            return new ElementSegment(flags, 0, in.vector(WasmReader::unsigned));
        }
        throw in.malformed("element segment of kind " + flags + " is not supported");
    }

    /** Declares references to functions. */
    public static ElementSegment declaring(List<Integer> functions) {
        return new ElementSegment(3, 0, List.copyOf(functions));
    }

    /** Whether it only declares functions, without placing them in a table. */
    public boolean isDeclaration() {
        return flags == 3;
    }

    /** The same segment with its functions renumbered. */
    public ElementSegment mapped(IntUnaryOperator numbers) {
        return new ElementSegment(
                flags, offset, functions.stream().map(numbers::applyAsInt).collect(Collectors.toUnmodifiableList()));
    }

    /** Writes the entry. */
    public void write(WasmWriter out) {
        out.unsigned(flags);
        if (isDeclaration()) {
            out.octet(0);
        } else {
            out.octet(0x41).signed(offset).octet(0x0B);
        }
        out.vector(functions, (w, function) -> w.unsigned(function));
    }

    private static int offset(WasmReader in) {
        if (in.octet() != 0x41) {
            throw in.malformed("expected a constant table offset");
        }
        int offset = in.signed32();
        if (in.octet() != 0x0B) {
            throw in.malformed("expected the end of a table offset");
        }
        return offset;
    }
}
