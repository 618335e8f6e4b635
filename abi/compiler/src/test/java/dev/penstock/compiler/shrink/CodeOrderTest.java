package dev.penstock.compiler.shrink;

import static dev.penstock.compiler.wasm.TestModule.good;
import static dev.penstock.compiler.wasm.TestModule.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.input.RequestPath;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.NameSection;
import dev.penstock.compiler.wasm.Section;
import dev.penstock.compiler.wasm.SectionId;
import dev.penstock.compiler.wasm.TestModule;
import dev.penstock.compiler.wasm.WasmModule;
import dev.penstock.compiler.wasm.WasmWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOrderTest {
    private static final int END = 0x0B;

    private final TestModule module = good();
    private final int nothing = module.type(numbers(0));

    @Test
    void whatRequestsRunComesFirstInTheirOrderAndTheRestByUse() {
        int seldom = module.function(nothing, END);
        int second = module.function(nothing, 0x10, seldom, 0x10, seldom, END);
        int first = module.function(nothing, 0x10, second, END);
        module.export("proxy_on_first", first);
        module.export("proxy_on_second", second);
        module.export("proxy_on_seldom", seldom);
        WasmModule named = named(module.build(), first, "Mine::first", second, "Mine::second");

        WasmModule ordered = CodeOrder.ordered(named, RequestPath.of(List.of("Mine::first", "Mine::second")));

        assertThat(number(ordered, "first")).isLessThan(number(ordered, "second"));
        assertThat(number(ordered, "second")).isLessThan(number(ordered, "seldom"));
        WasmModule byUse = CodeOrder.ordered(module.build(), RequestPath.of(List.of()));
        assertThat(number(byUse, "seldom")).isLessThan(number(byUse, "first"));
    }

    private static int number(WasmModule module, String name) {
        return module.exports().stream()
                .filter(each -> each.name().equals("proxy_on_" + name))
                .map(Export::index)
                .findFirst()
                .orElseThrow();
    }

    private static WasmModule named(WasmModule module, int first, String firstName, int second, String secondName) {
        byte[] names = new WasmWriter()
                .unsigned(2)
                .unsigned(Math.min(first, second))
                .name(first < second ? firstName : secondName)
                .unsigned(Math.max(first, second))
                .name(first < second ? secondName : firstName)
                .toBytes();
        return module.with(new Section(
                SectionId.CUSTOM,
                new WasmWriter().name(NameSection.NAME).octet(1).counted(names).toBytes()));
    }
}
