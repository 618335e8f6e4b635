package dev.penstock.compiler.wasm;

import static dev.penstock.compiler.wasm.Operand.Kind.BITS32;
import static dev.penstock.compiler.wasm.Operand.Kind.BITS64;
import static dev.penstock.compiler.wasm.Operand.Kind.CONSTANT;
import static dev.penstock.compiler.wasm.Operand.Kind.FIELD;
import static dev.penstock.compiler.wasm.Operand.Kind.FUNCTION;
import static dev.penstock.compiler.wasm.Operand.Kind.GLOBAL;
import static dev.penstock.compiler.wasm.Operand.Kind.HEAP;
import static dev.penstock.compiler.wasm.Operand.Kind.LABEL;
import static dev.penstock.compiler.wasm.Operand.Kind.LOCAL;
import static dev.penstock.compiler.wasm.Operand.Kind.NUMBER;
import static dev.penstock.compiler.wasm.Operand.Kind.OCTET;
import static dev.penstock.compiler.wasm.Operand.Kind.TAG;
import static dev.penstock.compiler.wasm.Operand.Kind.TYPE;

import java.util.ArrayList;
import java.util.List;

/** Reads expressions: instructions up to the {@code end} that closes them. */
final class Instructions {
    private final WasmReader in;
    private List<Operand> operands = new ArrayList<>();

    private Instructions(WasmReader in) {
        this.in = in;
    }

    /** The instructions up to and including the {@code end} that closes the expression. */
    static List<Instruction> readExpression(WasmReader in) {
        return new Instructions(in).expression();
    }

    private List<Instruction> expression() {
        List<Instruction> expression = new ArrayList<>();
        int depth = 1;
        while (depth > 0) {
            Instruction next = instruction();
            depth += depthChange(next.opcode());
            expression.add(next);
        }
        return expression;
    }

    private static int depthChange(int opcode) {
        return switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP, Opcode.IF, Opcode.TRY_TABLE -> 1;
            case Opcode.END -> -1;
            default -> 0;
        };
    }

    private Instruction instruction() {
        int octet = in.octet();
        operands = new ArrayList<>();
        switch (octet) {
            case 0xFB -> {
                int number = in.unsigned();
                aggregate(number);
                return new Instruction(octet << 8 | number, operands);
            }
            case 0xFC -> {
                int number = in.unsigned();
                bulk(number);
                return new Instruction(octet << 8 | number, operands);
            }
            case 0xFD -> {
                int number = in.unsigned();
                vector(number);
                return new Instruction(octet << 8 | number, operands);
            }
            default -> {
                plain(octet);
                return new Instruction(octet, operands);
            }
        }
    }

    private void plain(int opcode) {
        switch (opcode) {
            case 0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x1A, 0x1B, 0xD1, 0xD3, 0xD4 -> {}
            case 0x02, 0x03, 0x04 -> blockType();
            case 0x08 -> of(TAG);
            case 0x0C, 0x0D, 0xD5, 0xD6 -> of(LABEL);
            case 0x0E -> branchTable();
            case 0x10, 0x12, 0xD2 -> of(FUNCTION);
            case 0x11, 0x13 -> of(TYPE, NUMBER);
            case 0x14, 0x15 -> of(TYPE);
            case 0x1C -> valueTypes();
            case 0x1F -> tryTable();
            case 0x20, 0x21, 0x22 -> of(LOCAL);
            case 0x23, 0x24 -> of(GLOBAL);
            case 0x25, 0x26 -> of(NUMBER);
            case 0x3F, 0x40 -> of(OCTET);
            case 0x41, 0x42 -> of(CONSTANT);
            case 0x43 -> of(BITS32);
            case 0x44 -> of(BITS64);
            case 0xD0 -> of(HEAP);
            default -> memoryOrNumeric(opcode);
        }
    }

    private void aggregate(int opcode) {
        switch (opcode) {
            case 0, 1, 6, 7, 11, 12, 13, 14, 16 -> of(TYPE);
            case 2, 3, 4, 5 -> of(TYPE, FIELD);
            case 8, 9, 10, 18, 19 -> of(TYPE, NUMBER);
            case 17 -> of(TYPE, TYPE);
            case 15, 26, 27, 28, 29, 30 -> {}
            case 20, 21, 22, 23 -> of(HEAP);
            case 24, 25 -> of(OCTET, LABEL, HEAP, HEAP);
            default -> throw in.malformed("unknown instruction 0xfb " + opcode);
        }
    }

    private void bulk(int opcode) {
        switch (opcode) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> {}
            case 9, 11, 13, 15, 16, 17 -> of(NUMBER);
            case 8, 10, 12, 14 -> of(NUMBER, NUMBER);
            default -> throw in.malformed("unknown instruction 0xfc " + opcode);
        }
    }

    private void vector(int opcode) {
        boolean lane = (opcode >= 21 && opcode <= 34) || (opcode >= 84 && opcode <= 91);
        if (opcode > 0xFF) {
            throw in.malformed("unknown instruction 0xfd " + opcode);
        } else if (opcode == 12 || opcode == 13) {
            of(BITS64, BITS64);
        } else if (opcode <= 11 || (opcode >= 84 && opcode <= 93)) {
            memoryArgument();
        }
        if (lane) {
            of(OCTET);
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
        if ((of(NUMBER) & 0x40) != 0) {
            of(NUMBER);
        }
        of(NUMBER);
    }

    private void blockType() {
        int first = in.peek();
        if (first == 0x40) {
            of(OCTET);
        } else if (first < 0x40 || first >= 0x80) {
            of(HEAP);
        } else {
            valueType();
        }
    }

    private void valueType() {
        ValueType type = ValueType.read(in);
        if (type.isShort()) {
            operands.add(new Operand(OCTET, type.heap() + 0x80));
        } else {
            operands.add(new Operand(OCTET, type.code()));
            if (type.isReference()) {
                operands.add(new Operand(HEAP, type.heap()));
            }
        }
    }

    private void valueTypes() {
        long count = of(NUMBER);
        for (long i = 0; i < count; i++) {
            valueType();
        }
    }

    private void branchTable() {
        long count = of(NUMBER);
        for (long i = 0; i <= count; i++) {
            of(LABEL);
        }
    }

    private void tryTable() {
        blockType();
        long catches = of(NUMBER);
        for (long i = 0; i < catches; i++) {
            if (of(OCTET) < 2) {
                of(TAG);
            }
            of(LABEL);
        }
    }

    /** Reads operands; yields the last one's value. */
    private long of(Operand.Kind... kinds) {
        long last = 0;
        for (Operand.Kind kind : kinds) {
            Operand operand = Operand.read(kind, in);
            operands.add(operand);
            last = operand.value();
        }
        return last;
    }
}
