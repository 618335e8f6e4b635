package dev.penstock.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.sample.Greeting;
import dev.penstock.compiler.sample.Semantics;
import dev.penstock.compiler.sample.Unsupported;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.Import;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleCompilerTest {
    private static final int BUDGET_OF_A_SMALL_PLUGIN = 24_000;

    @Test
    void aModuleServesRequests() {
        EndiveHost host = new EndiveHost(SampleModules.release(Greeting.class).bytes());

        assertThat(host.call("proxy_on_vm_start", 1, 0)).isEqualTo(1);
        host.call("proxy_on_response_headers", 7, 0, 1);

        assertThat(host.logged()).containsExactly("started greeting at " + EndiveHost.TIME / 1_000_000);
        assertThat(host.headers()).containsEntry("x-java", "hello context 7");
    }

    @Test
    void anExceptionIsCaughtInTheModule() {
        EndiveHost host = new EndiveHost(SampleModules.release(Greeting.class).bytes());
        host.call("proxy_on_vm_start", 1, 0);

        for (int context = 1; context <= 3; context++) {
            host.call("proxy_on_response_headers", context, 0, 1);
        }

        assertThat(host.headers()).containsEntry("x-failed", "java.lang.IllegalStateException: third context 3");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void javaMeansInAModuleWhatItMeansOnTheJvm(int number) {
        EndiveHost host = new EndiveHost(SampleModules.release(Semantics.class).bytes());
        host.call("proxy_on_vm_start", 1, 0);

        host.call("proxy_on_response_headers", number, 0, 1);

        assertThat(host.headers()).containsOnly(Map.entry("x-java", Semantics.answer(number)));
    }

    static IntStream cases() {
        return IntStream.range(0, Semantics.cases());
    }

    @Test
    void onlyTheAbiIsVisible() {
        CompiledModule module = SampleModules.release(Greeting.class);

        assertThat(module.imports())
                .extracting(Import::qualifiedName)
                .containsExactlyInAnyOrder(
                        "env.proxy_log", "env.proxy_add_header_map_value", "env.proxy_get_current_time_nanoseconds");
        assertThat(module.exports())
                .extracting(Export::name)
                .startsWith("proxy_abi_version_0_2_100", "proxy_abi_version_0_2_1")
                .endsWith("memory")
                .allMatch(name -> name.startsWith("proxy_") || name.equals("memory"));
    }

    @Test
    void aSmallPluginIsSmall() {
        assertThat(SampleModules.release(Greeting.class).size()).isLessThan(BUDGET_OF_A_SMALL_PLUGIN);
    }

    @Test
    void whatTheGuestCannotHaveIsAnErrorThatShowsTheWayToIt() {
        CompilationErrors errors =
                SampleModules.compile(Unsupported.class, BuildOptions.release()).getLeft();

        assertThat(errors.messages()).anySatisfy(message -> assertThat(message)
                .contains(Unsupported.class.getName() + ".logged(Unsupported.java:"));
    }

    @Test
    void compilingTwiceYieldsTheSameBytes() {
        CompiledModule again =
                SampleModules.compile(Greeting.class, BuildOptions.release()).get();

        assertThat(again.bytes())
                .isEqualTo(SampleModules.release(Greeting.class).bytes());
    }
}
