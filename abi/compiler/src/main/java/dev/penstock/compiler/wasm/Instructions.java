package dev.penstock.compiler.wasm;

/** Walks instructions to find where an expression ends and which functions it mentions. */
final class Instructions {
    /** {@code call}. */
    static final int CALL = 0x10;
    /** {@code return_call}. */
    static final int RETURN_CALL = 0x12;
    /** {@code ref.func}. */
    static final int REF_FUNC = 0xD2;

    private static final int BLOCK = 0x02;
    private static final int LOOP = 0x03;
    private static final int IF = 0x04;
    private static final int TRY_TABLE = 0x1F;
    private static final int END = 0x0B;

    /** Told of every instruction that names a function by index. */
    @FunctionalInterface
    interface FunctionUse {
        void found(int opcode, int function);
    }

    private final WasmReader in;
    private final FunctionUse uses;

    private Instructions(WasmReader in, FunctionUse uses) {
        this.in = in;
        this.uses = uses;
    }

    /** Reads up to and including the {@code end} that closes the expression. */
    static void readExpression(WasmReader in, FunctionUse uses) {
        new Instructions(in, uses).expression();
    }

    private void expression() {
        int depth = 1;
        while (depth > 0) {
            int opcode = in.octet();
            depth += depthChange(opcode);
            immediates(opcode);
        }
    }

    private static int depthChange(int opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> 1;
            case END -> -1;
            default -> 0;
        };
    }

    private void immediates(int opcode) {
        switch (opcode) {
            case 0x00, 0x01, 0x05, 0x0A, END, 0x0F, 0x1A, 0x1B, 0xD1, 0xD3, 0xD4 -> {}
            case BLOCK, LOOP, IF -> blockType();
            case TRY_TABLE -> tryTable();
            case CALL, RETURN_CALL, REF_FUNC -> uses.found(opcode, in.unsigned());
            case 0x08, 0x0C, 0x0D, 0x14, 0x15, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0xD5, 0xD6 -> in.unsigned();
            case 0x0E -> branchTable();
            case 0x11, 0x13 -> indices(2);
            case 0x1C -> in.vector(ValueType::read);
            case 0x3F, 0x40 -> in.octet();
            case 0x41 -> in.signed32();
            case 0x42 -> in.signed64();
            case 0x43 -> in.skip(4);
            case 0x44 -> in.skip(8);
            case 0xD0 -> ValueType.heapType(in);
            case 0xFB -> aggregate(in.unsigned());
            case 0xFC -> bulk(in.unsigned());
            default -> memoryOrNumeric(opcode);
        }
    }

    private void memoryOrNumeric(int opcode) {
        if (opcode >= 0x28 && opcode <= 0x3E) {
            memoryArgument();
        } else if (opcode < 0x45 || opcode > 0xC4) {
            throw in.malformed("unknown instruction 0x" + Integer.toHexString(opcode));
        }
    }

    private void memoryArgument() {
        int alignment = in.unsigned();
        if ((alignment & 0x40) != 0) {
            in.unsigned();
        }
        in.unsigned64();
    }

    private void blockType() {
        int first = in.peek();
        if (first == 0x40) {
            in.octet();
        } else if (first < 0x40 || first >= 0x80) {
            in.signed33();
        } else {
            ValueType.read(in);
        }
    }

    private void branchTable() {
        in.vector(WasmReader::unsigned);
        in.unsigned();
    }

    private void tryTable() {
        blockType();
        int catches = in.unsigned();
        for (int i = 0; i < catches; i++) {
            int kind = in.octet();
            indices(kind < 2 ? 2 : 1);
        }
    }

    private void aggregate(int opcode) {
        switch (opcode) {
            case 0, 1, 6, 7, 11, 12, 13, 14, 16 -> indices(1);
            case 2, 3, 4, 5, 8, 9, 10, 17, 18, 19 -> indices(2);
            case 15, 26, 27, 28, 29, 30 -> {}
            case 20, 21, 22, 23 -> ValueType.heapType(in);
            case 24, 25 -> castBranch();
            default -> throw in.malformed("unknown instruction 0xfb " + opcode);
        }
    }

    private void castBranch() {
        in.octet();
        in.unsigned();
        ValueType.heapType(in);
        ValueType.heapType(in);
    }

    private void bulk(int opcode) {
        switch (opcode) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> {}
            case 9, 11, 13, 15, 16, 17 -> indices(1);
            case 8, 10, 12, 14 -> indices(2);
            default -> throw in.malformed("unknown instruction 0xfc " + opcode);
        }
    }

    private void indices(int count) {
        for (int i = 0; i < count; i++) {
            in.unsigned();
        }
    }
}
