package dev.penstock.compiler.wasm;

/** The instructions that are looked at. What has a prefix is the prefix, then the number behind it in eight bits. */
public final class Opcode {
    /** Traps. */
    public static final int UNREACHABLE = 0x00;
    /** Does nothing. */
    public static final int NOP = 0x01;
    /** Begins a block whose label is behind its end. */
    public static final int BLOCK = 0x02;
    /** Begins a block whose label is its begin. */
    public static final int LOOP = 0x03;
    /** Begins a block that runs on a condition. */
    public static final int IF = 0x04;
    /** Begins the other branch. */
    public static final int ELSE = 0x05;
    /** Throws. */
    public static final int THROW = 0x08;
    /** Throws again. */
    public static final int THROW_REF = 0x0A;
    /** Ends a block or function. */
    public static final int END = 0x0B;
    /** Branches. */
    public static final int BR = 0x0C;
    /** Branches on a condition. */
    public static final int BR_IF = 0x0D;
    /** Branches by index. */
    public static final int BR_TABLE = 0x0E;
    /** Leaves the function. */
    public static final int RETURN = 0x0F;
    /** Calls a function. */
    public static final int CALL = 0x10;
    /** Calls a function in place of this one. */
    public static final int RETURN_CALL = 0x12;
    /** Calls what a reference refers to. */
    public static final int CALL_REF = 0x14;
    /** Calls what stands in a table. */
    public static final int CALL_INDIRECT = 0x11;
    /** Drops a value. */
    public static final int DROP = 0x1A;
    /** One of two values by a condition. */
    public static final int SELECT = 0x1B;
    /** One of two values of a given type by a condition. */
    public static final int SELECT_TYPED = 0x1C;
    /** Begins a block that catches exceptions. */
    public static final int TRY_TABLE = 0x1F;
    /** Reads a local. */
    public static final int LOCAL_GET = 0x20;
    /** Writes a local. */
    public static final int LOCAL_SET = 0x21;
    /** Writes a local and keeps the value. */
    public static final int LOCAL_TEE = 0x22;
    /** Reads a global. */
    public static final int GLOBAL_GET = 0x23;
    /** Writes a global. */
    public static final int GLOBAL_SET = 0x24;
    /** Reads an element of a table. */
    public static final int TABLE_GET = 0x25;
    /** Eight bytes of memory as a number. */
    public static final int I64_LOAD = 0x29;
    /** Writes a number to eight bytes of memory. */
    public static final int I64_STORE = 0x37;
    /** A 32-bit constant. */
    public static final int I32_CONST = 0x41;
    /** A 64-bit constant. */
    public static final int I64_CONST = 0x42;
    /** A 32-bit floating point constant. */
    public static final int F32_CONST = 0x43;
    /** A 64-bit floating point constant. */
    public static final int F64_CONST = 0x44;
    /** Whether a number is zero. */
    public static final int I32_EQZ = 0x45;
    /** Equal; the comparisons up to {@link #I32_GE_U} follow in pairs of opposites by the table of the format. */
    public static final int I32_EQ = 0x46;
    /** Not equal. */
    public static final int I32_NE = 0x47;
    /** Less, signed. */
    public static final int I32_LT_S = 0x48;
    /** Greater or equal, signed. */
    public static final int I32_GE_S = 0x4E;
    /** Greater or equal, unsigned. */
    public static final int I32_GE_U = 0x4F;
    /** Greater, signed. */
    public static final int I32_GT_S = 0x4A;
    /** Less or equal, signed. */
    public static final int I32_LE_S = 0x4C;
    /** Not equal, of 64 bits. */
    public static final int I64_NE = 0x52;
    /** Greater or equal, of 64-bit floating point numbers: the last comparison of numbers. */
    public static final int F64_GE = 0x66;
    /** How many of the lowest bits are 0. */
    public static final int I32_CTZ = 0x68;
    /** Adds. */
    public static final int I32_ADD = 0x6A;
    /** Subtracts. */
    public static final int I32_SUB = 0x6B;
    /** Multiplies. */
    public static final int I32_MUL = 0x6C;
    /** The bits of both numbers. */
    public static final int I32_AND = 0x71;
    /** The bits of either number. */
    public static final int I32_OR = 0x72;
    /** Shifts to the left. */
    public static final int I32_SHL = 0x74;
    /** Shifts to the right, without sign. */
    public static final int I32_SHR_U = 0x76;
    /** The bits of both numbers, of 64 bits. */
    public static final int I64_AND = 0x83;
    /** The bits of either number, of 64 bits. */
    public static final int I64_OR = 0x84;
    /** Shifts to the left, of 64 bits. */
    public static final int I64_SHL = 0x86;
    /** A number of 64 bits with the same sign. */
    public static final int I64_EXTEND_I32_S = 0xAC;
    /** A number of 64 bits without sign. */
    public static final int I64_EXTEND_I32_U = 0xAD;
    /** A null reference. */
    public static final int REF_NULL = 0xD0;
    /** Whether a reference is null. */
    public static final int REF_IS_NULL = 0xD1;
    /** Whether two references are to one object. */
    public static final int REF_EQ = 0xD3;
    /** A reference to a function. */
    public static final int REF_FUNC = 0xD2;
    /** Traps if null, else keeps the reference. */
    public static final int REF_AS_NON_NULL = 0xD4;
    /** Branches if null, else keeps the reference. */
    public static final int BR_ON_NULL = 0xD5;
    /** Branches with a reference that is not null. */
    public static final int BR_ON_NON_NULL = 0xD6;
    /** A struct of given values. */
    public static final int STRUCT_NEW = 0xFB00;
    /** A struct of zeros and nulls. */
    public static final int STRUCT_NEW_DEFAULT = 0xFB01;
    /** Reads a field. */
    public static final int STRUCT_GET = 0xFB02;
    /** Reads a field of few bits as a signed number. */
    public static final int STRUCT_GET_S = 0xFB03;
    /** Reads a field of few bits as an unsigned number. */
    public static final int STRUCT_GET_U = 0xFB04;
    /** Writes a field. */
    public static final int STRUCT_SET = 0xFB05;
    /** An array of zeros or nulls. */
    public static final int ARRAY_NEW_DEFAULT = 0xFB07;
    /** An array of given values. */
    public static final int ARRAY_NEW_FIXED = 0xFB08;
    /** Reads an element of an array. */
    public static final int ARRAY_GET = 0xFB0B;
    /** Writes an element of an array. */
    public static final int ARRAY_SET = 0xFB0E;
    /** The length of an array. */
    public static final int ARRAY_LEN = 0xFB0F;
    /** Whether a reference is of a type. */
    public static final int REF_TEST = 0xFB14;
    /** Whether a reference is null or of a type. */
    public static final int REF_TEST_NULL = 0xFB15;
    /** Traps if not of a type, else keeps the reference. */
    public static final int REF_CAST = 0xFB16;
    /** Traps if neither null nor of a type, else keeps the reference. */
    public static final int REF_CAST_NULL = 0xFB17;
    /** Branches with a reference that is of a type. */
    public static final int BR_ON_CAST = 0xFB18;
    /** Branches with a reference that is not of a type. */
    public static final int BR_ON_CAST_FAIL = 0xFB19;
    /** Makes of a host value one that may be any. */
    public static final int ANY_CONVERT_EXTERN = 0xFB1A;

    /** Sixteen bytes of memory. */
    public static final int V128_LOAD = 0xFD00;
    /** Writes sixteen bytes to memory. */
    public static final int V128_STORE = 0xFD0B;
    /** Sixteen times the lowest byte of a number. */
    public static final int I8X16_SPLAT = 0xFD0F;
    /** All bits of each byte that is equal in both. */
    public static final int I8X16_EQ = 0xFD23;
    /** The bits of both. */
    public static final int V128_AND = 0xFD4E;
    /** The highest bit of each byte, that of the first one lowest. */
    public static final int I8X16_BITMASK = 0xFD64;

    private Opcode() {}
}
