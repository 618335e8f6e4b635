package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A number is thrown that a function makes of a number. */
class SharedFailuresTest {
    private static final int END = 0x0B;
    private static final int MANY = 20;

    private final TestModule module = good();
    private final int one = module.type(numbers(1));
    private final int tag = module.tag(one);
    private final int made = module.function(module.type(numbers(1, ValueType.I32)), 0x20, 0, END);

    @Test
    void whatTwoThrowIsThrownInOnePlace() {
        module.function(one, 0x20, 0, 0x10, made, 0x08, tag, END);
        module.function(one, 0x41, 7, 0x10, made, 0x08, tag, END);
        int shared = module.build().code().size();
        List<FunctionBody> after = shared().code();

        assertThat(after).hasSize(shared + 1).last().isEqualTo(FunctionBody.of(0x20, 0, 0x10, made, 0x08, tag, END));
        assertThat(after.get(shared - 2)).isEqualTo(FunctionBody.of(0x20, 0, 0x10, 1 + shared, 0x00, END));
        assertThat(after.get(shared - 1)).isEqualTo(FunctionBody.of(0x41, 7, 0x10, 1 + shared, 0x00, END));
    }

    @Test
    void whatOneThrowsStays() {
        module.function(one, 0x20, 0, 0x10, made, 0x08, tag, END);
        module.function(one, 0x41, 7, 0x08, tag, END);

        assertThat(shared().code()).isEqualTo(module.build().code());
    }

    @Test
    void whatIsThrownByDifferentCallsOrTagsStays() {
        int other = module.tag(one);
        int another = module.function(module.type(numbers(1, ValueType.I32)), 0x41, 1, END);
        module.function(one, 0x20, 0, 0x10, made, 0x08, tag, END);
        module.function(one, 0x20, 0, 0x10, made, 0x08, other, END);
        module.function(one, 0x20, 0, 0x10, another, 0x08, tag, END);

        assertThat(shared().code()).isEqualTo(module.build().code());
    }

    @Test
    void whatManyThrowIsThrownByALongFunction() {
        IntStream.range(0, MANY).forEach(i -> module.function(one, 0x20, 0, 0x10, made, 0x08, tag, END));
        List<FunctionBody> after = shared().code();

        assertThat(after.get(after.size() - 1).code().instructions())
                .hasSizeGreaterThan(40)
                .extracting(Instruction::opcode)
                .containsOnly(Opcode.LOCAL_GET, Opcode.CALL, Opcode.NOP, Opcode.THROW, Opcode.END)
                .endsWith(Opcode.THROW, Opcode.END);
    }

    private WasmModule shared() {
        Functions functions = new Functions(module.build());
        SharedFailures.share(functions);
        return functions.module();
    }
}
