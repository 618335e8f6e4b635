package dev.penstock.compiler.wasm;

import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The type of a value: a number, a vector, a packed field, or a reference to a heap type. The short forms of references
 * are read as what they stand for, so {@code funcref} equals {@code (ref null func)}.
 *
 * @param code the number's code, or {@link #REF} or {@link #REF_NULL}
 * @param heap the heap type of a reference: a type index, or a negative abstract type; 0 otherwise
 */
public record ValueType(int code, int heap) {
    /** A reference that cannot be null. */
    static final int REF = 0x64;
    /** A reference that may be null. */
    static final int REF_NULL = 0x63;

    /** 32-bit integer. */
    public static final ValueType I32 = new ValueType(0x7F, 0);
    /** 64-bit integer. */
    public static final ValueType I64 = new ValueType(0x7E, 0);
    /** 32-bit floating point. */
    public static final ValueType F32 = new ValueType(0x7D, 0);
    /** 64-bit floating point. */
    public static final ValueType F64 = new ValueType(0x7C, 0);
    /** 128-bit vector. */
    public static final ValueType V128 = new ValueType(0x7B, 0);
    /** Nullable reference to any function. */
    public static final ValueType FUNCREF = nullable(-0x10);
    /** Nullable reference to a host value. */
    public static final ValueType EXTERNREF = nullable(-0x11);

    private static final Map<Integer, String> NUMBERS =
            Map.of(0x7F, "i32", 0x7E, "i64", 0x7D, "f32", 0x7C, "f64", 0x7B, "v128", 0x78, "i8", 0x77, "i16");
    private static final Map<Integer, String> ABSTRACT = Map.ofEntries(
            Map.entry(-0x0C, "noexn"),
            Map.entry(-0x0D, "nofunc"),
            Map.entry(-0x0E, "noextern"),
            Map.entry(-0x0F, "none"),
            Map.entry(-0x10, "func"),
            Map.entry(-0x11, "extern"),
            Map.entry(-0x12, "any"),
            Map.entry(-0x13, "eq"),
            Map.entry(-0x14, "i31"),
            Map.entry(-0x15, "struct"),
            Map.entry(-0x16, "array"),
            Map.entry(-0x17, "exn"));

    /** A nullable reference to a heap type: a type index or a negative abstract type. */
    public static ValueType nullable(int heap) {
        return new ValueType(REF_NULL, heap);
    }

    /** A reference to a heap type that is never null. */
    public static ValueType reference(int heap) {
        return new ValueType(REF, heap);
    }

    static ValueType read(WasmReader in) {
        int code = in.octet();
        if (code == REF || code == REF_NULL) {
            return new ValueType(code, heapType(in));
        }
        if (NUMBERS.containsKey(code)) {
            return new ValueType(code, 0);
        }
        if (ABSTRACT.containsKey(code - 0x80)) {
            return nullable(code - 0x80);
        }
        throw in.malformed("unknown value type 0x" + Integer.toHexString(code));
    }

    static int heapType(WasmReader in) {
        int heap = in.signed33();
        if (heap < 0 && !ABSTRACT.containsKey(heap)) {
            throw in.malformed("unknown heap type " + heap);
        }
        return heap;
    }

    void write(WasmWriter out) {
        if (isShort()) {
            out.octet(heap + 0x80);
        } else {
            out.octet(code);
            if (isReference()) {
                out.signed(heap);
            }
        }
    }

    /** Whether one octet stands for it and its heap type. */
    boolean isShort() {
        return code == REF_NULL && heap < 0;
    }

    /** The same type with the type it refers to renumbered; abstract ones stay. */
    public ValueType mapped(IntUnaryOperator numbers) {
        return isReference() && heap >= 0 ? new ValueType(code, numbers.applyAsInt(heap)) : this;
    }

    /** Whether it is a reference, not a number. */
    public boolean isReference() {
        return code == REF || code == REF_NULL;
    }

    /** Whether it is a reference that may be null. */
    public boolean isNullable() {
        return code == REF_NULL;
    }

    /** Whether the embedding API of V8 knows this type: a number, {@code funcref} or {@code externref}. */
    public boolean isKnownToHosts() {
        return isReference() ? equals(FUNCREF) || equals(EXTERNREF) : !equals(V128);
    }

    @Override
    public String toString() {
        if (!isReference()) {
            return NUMBERS.get(code);
        }
        String target = heap < 0 ? ABSTRACT.get(heap) : "type " + heap;
        return code == REF ? "(ref " + target + ")" : "(ref null " + target + ")";
    }
}
