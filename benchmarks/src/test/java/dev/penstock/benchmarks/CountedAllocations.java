package dev.penstock.benchmarks;

import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.DefinedType;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Operand;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A module that counts what it allocates on the GC heap: before each instruction that makes a struct or an array, the size of that is
 * added to an exported global. A header counts as 8 octets, a reference as 8, so it is not to the octet what an engine takes.
 */
final class CountedAllocations {
    /** The exported global: octets so far. */
    static final String ALLOCATED = "allocated";

    private static final int HEADER = 8;
    private static final int ARRAY_NEW = 0xFB06;
    private static final int ARRAY_NEW_ELEM = 0xFB0A;
    private static final int I64_ADD = 0x7C;
    private static final int I64_MUL = 0x7E;
    private static final int I64_EXTEND_I32_U = 0xAD;

    private final List<DefinedType> types;
    private final int counter;

    private CountedAllocations(List<DefinedType> types, int counter) {
        this.types = types;
        this.counter = counter;
    }

    /** The module that does the same and counts. */
    static byte[] in(byte[] module) {
        WasmModule plain = WasmModule.read(module);
        int counter = Counters.first(plain);
        return new CountedAllocations(plain.types(), counter).counting(plain).toBytes();
    }

    private WasmModule counting(WasmModule plain) {
        List<FunctionBody> bodies = IntStream.range(0, plain.code().size())
                .mapToObj(i -> counting(
                        plain.code().get(i),
                        types.get(plain.functions().get(i))
                                .function()
                                .get()
                                .parameters()
                                .size()))
                .toList();
        return Counters.added(plain, List.of(ALLOCATED))
                .with(Section.ofVector(SectionId.CODE, bodies, (out, body) -> body.write(out)));
    }

    private FunctionBody counting(FunctionBody body, int parameters) {
        Code code = body.code();
        int length = parameters + code.locals().size();
        List<ValueType> locals = new ArrayList<>(code.locals());
        locals.add(ValueType.I32);
        return FunctionBody.of(new Code(
                locals,
                code.instructions().stream()
                        .flatMap(each -> Stream.concat(counted(each, length).stream(), Stream.of(each)))
                        .toList()));
    }

    /** What counts an instruction, put before it; {@code length} is a local for the length of an array, which is on the stack. */
    private List<Instruction> counted(Instruction made, int length) {
        int opcode = made.opcode();
        if (opcode == Opcode.STRUCT_NEW || opcode == Opcode.STRUCT_NEW_DEFAULT) {
            return adding(List.of(constant(HEADER + size(made))));
        }
        if (opcode == Opcode.ARRAY_NEW_FIXED) {
            return adding(List.of(constant(HEADER + (long) made.operand(1) * size(made))));
        }
        if (opcode < ARRAY_NEW || opcode > ARRAY_NEW_ELEM) {
            return List.of();
        }
        List<Instruction> all = new ArrayList<>(List.of(Instruction.of(Opcode.LOCAL_TEE, Operand.Kind.LOCAL, length)));
        all.addAll(adding(List.of(
                Instruction.of(Opcode.LOCAL_GET, Operand.Kind.LOCAL, length),
                Instruction.of(I64_EXTEND_I32_U),
                constant(size(made)),
                Instruction.of(I64_MUL),
                constant(HEADER),
                Instruction.of(I64_ADD))));
        return all;
    }

    private List<Instruction> adding(List<Instruction> amount) {
        List<Instruction> all =
                new ArrayList<>(List.of(Instruction.of(Opcode.GLOBAL_GET, Operand.Kind.GLOBAL, counter)));
        all.addAll(amount);
        all.add(Instruction.of(I64_ADD));
        all.add(Instruction.of(Opcode.GLOBAL_SET, Operand.Kind.GLOBAL, counter));
        return all;
    }

    private static Instruction constant(long value) {
        return Instruction.of(Opcode.I64_CONST, Operand.Kind.CONSTANT, value);
    }

    /** The octets of the fields of a struct, or of one element of an array. */
    private long size(Instruction made) {
        return types.get(made.operand(0)).fields().stream()
                .mapToLong(field -> size(field.type()))
                .sum();
    }

    private static long size(ValueType type) {
        if (type.isReference() || type.equals(ValueType.I64) || type.equals(ValueType.F64)) {
            return 8;
        }
        return switch (type.toString()) {
            case "i8" -> 1;
            case "i16" -> 2;
            default -> 4;
        };
    }
}
