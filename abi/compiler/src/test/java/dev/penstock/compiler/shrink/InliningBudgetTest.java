package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.input.RequestPath;
import dev.penstock.compiler.shape.ShapeCheck;
import dev.penstock.compiler.wasm.Code;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.FunctionBody;
import dev.penstock.compiler.wasm.Instruction;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.Opcode;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.ValueType;
import dev.penstock.compiler.wasm.WasmModule;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InliningBudgetTest {
    private static final int END = 0x0B;
    private static final int CALLS = 50;
    private static final RequestPath NOTHING_RECORDED = RequestPath.of(List.of());

    private final TestModule module = good();
    private final int nothing = module.type(numbers(0));
    private final int two = module.type(numbers(2));
    private final int callee = module.function(nothing, 0x41, 0, 0x40, 0, 0x1A, END);

    @Test
    void theModuleStaysLoadable() {
        module.start(module.function(nothing, 0x10, callee, END));

        assertThat(ShapeCheck.breaches(InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED)))
                .isEmpty();
    }

    @Test
    void mostOfTheBudgetIsSpentBeforeTheFirstCall() {
        module.export("proxy_on_queue_ready", module.function(two, calls()));
        WasmModule after = InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED);
        Code code = exported(after, "proxy_on_queue_ready");

        assertThat(spentAtOnce(after, code)).isBetween(2 * code.size(), 4 * code.size());
    }

    @Test
    void whatCallsInALoopKeepsMore() {
        IntStream loop = IntStream.concat(IntStream.of(0x03, 0x40), IntStream.of(calls()));
        int[] body = IntStream.concat(loop, IntStream.of(END)).toArray();
        module.export("proxy_on_queue_ready", module.function(two, body));
        WasmModule after = InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED);
        Code code = exported(after, "proxy_on_queue_ready");

        assertThat(spentAtOnce(after, code)).isBetween(code.size() / 2, code.size());
    }

    @Test
    void aConfigurationKeepsNoBudget() {
        int reading = module.type(numbers(2, ValueType.I32));
        int[] body = IntStream.concat(IntStream.of(calls()).limit(2 * CALLS), IntStream.of(0x41, 1, END))
                .toArray();
        module.export("proxy_on_configure", module.function(reading, body));
        WasmModule after = InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED);
        Code code = exported(after, "proxy_on_configure");

        assertThat(spentAtOnce(after, code)).isGreaterThan(5 * code.size());
    }

    @Test
    void whatNoRequestLeadsToKeepsNoBudget() {
        int slot = module.struct(ValueType.nullable(nothing));
        int method = module.function(nothing, calls());
        int table = module.constant(ValueType.reference(slot), 0xD2, method, 0xFB, 0, slot, END);
        int[] callsIt = {0x23, table, 0xFB, 2, slot, 0, 0x14, nothing, END};
        module.export("proxy_on_tick", module.function(module.type(numbers(1)), callsIt));
        boolean keptAlone = keepsBudget(module.build(), name -> false);
        module.export("proxy_on_queue_ready", module.function(two, callsIt));

        assertThat(keptAlone).isFalse();
        assertThat(keepsBudget(module.build(), name -> false)).isTrue();
        assertThat(keepsBudget(withName(module.build(), method, "Config::read"), name -> name.startsWith("Config::")))
                .isFalse();
    }

    @Test
    void whatRequestsUsuallyRunKeepsMoreAndWhatTheyPassByInItsClassNothing() {
        int called = module.function(two, calls());
        module.export("proxy_on_queue_ready", called);
        WasmModule before = withName(module.build(), called, "dev.penstock.core.Stage::on");
        WasmModule after =
                InliningBudget.limited(before, name -> false, RequestPath.of(List.of("dev.penstock.core.Stage::on")));
        Code usual = exported(after, "proxy_on_queue_ready");

        assertThat(spentAtOnce(after, usual)).isBetween(usual.size(), 2 * usual.size());
        assertThat(keepsBudget(before, name -> false, RequestPath.of(List.of("dev.penstock.core.Stage::begin"))))
                .isFalse();
        assertThat(keepsBudget(before, name -> false, RequestPath.of(List.of("dev.penstock.core.Other::on"))))
                .isTrue();
    }

    private static boolean keepsBudget(WasmModule before, Predicate<String> onlyByName) {
        return keepsBudget(before, onlyByName, NOTHING_RECORDED);
    }

    /** Whether V8 may inline anything into the one function with all those calls. */
    private static boolean keepsBudget(WasmModule before, Predicate<String> onlyByName, RequestPath path) {
        WasmModule after = InliningBudget.limited(before, onlyByName, path);
        return after.code().stream()
                .map(FunctionBody::code)
                .filter(each -> each.instructions().size() > CALLS)
                .allMatch(each -> spentAtOnce(after, each) < 5 * each.size());
    }

    private static WasmModule withName(WasmModule module, int function, String name) {
        byte[] names =
                new WasmWriter().unsigned(1).unsigned(function).name(name).toBytes();
        return module.with(new Section(
                SectionId.CUSTOM,
                new WasmWriter().name(NameSection.NAME).octet(1).counted(names).toBytes()));
    }

    @Test
    void whatCallsNothingIsLeftAlone() {
        module.start(callee);

        FunctionBody body = FunctionBody.of(0x41, 0, 0x40, 0, 0x1A, END);
        assertThat(InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED)
                        .code())
                .contains(body);
    }

    @Test
    void whatOnlyThrowsIsLeftAlone() {
        int one = module.type(numbers(1));
        int made = module.function(module.type(numbers(1, ValueType.I32)), 0x20, 0, END);
        int[] body = {0x20, 0, 0x10, made, 0x08, module.tag(one), END};
        int throwing = module.function(one, body);
        module.start(module.function(nothing, 0x41, 1, 0x10, throwing, END));
        WasmModule after = InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED);

        assertThat(after.code().stream().map(each -> each.code().instructions()))
                .anyMatch(each -> each.size() == 4
                        && each.get(0).opcode() == Opcode.LOCAL_GET
                        && each.get(1).opcode() == Opcode.CALL
                        && each.get(2).opcode() == Opcode.THROW);
    }

    @Test
    void whatIsInlinedInPlaceOfTheRestRunsNothing() {
        module.export("proxy_on_queue_ready", module.function(two, calls()));
        WasmModule after = InliningBudget.limited(module.build(), name -> false, NOTHING_RECORDED);
        Code idle = called(after, exported(after, "proxy_on_queue_ready"), 0);

        assertThat(idle.instructions().get(0).operand(0)).isZero();
        assertThat(idle.instructions().get(1).opcode()).isEqualTo(Opcode.IF);
        assertThat(idle.instructions()).last().isEqualTo(Instruction.of(Opcode.END));
    }

    private int[] calls() {
        IntStream calls = Collections.nCopies(CALLS, callee).stream().flatMapToInt(each -> IntStream.of(0x10, each));
        return IntStream.concat(calls, IntStream.of(END)).toArray();
    }

    /** The bytes V8 counts when it inlines what the first call of a function reaches. */
    private static int spentAtOnce(WasmModule module, Code code) {
        return spent(module, called(module, code, 0));
    }

    private static int spent(WasmModule module, Code code) {
        int calls = (int) code.instructions().stream()
                .filter(each -> each.opcode() == Opcode.CALL)
                .count();
        return code.size()
                + IntStream.range(0, calls)
                        .map(call -> spent(module, called(module, code, call)))
                        .sum();
    }

    private static Code called(WasmModule module, Code code, int call) {
        List<Instruction> calls = code.instructions().stream()
                .filter(each -> each.opcode() == Opcode.CALL)
                .toList();
        return code(module, calls.get(call).operand(0));
    }

    private static Code exported(WasmModule module, String name) {
        return module.exports().stream()
                .filter(each -> each.name().equals(name))
                .map(Export::index)
                .map(each -> code(module, each))
                .findFirst()
                .orElseThrow();
    }

    private static Code code(WasmModule module, int function) {
        return module.code().get(function - module.imports().size()).code();
    }
}
