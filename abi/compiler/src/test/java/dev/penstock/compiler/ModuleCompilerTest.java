package dev.penstock.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.sample.Costly;
import dev.penstock.compiler.sample.Greeting;
import dev.penstock.compiler.sample.Semantics;
import dev.penstock.compiler.sample.Threaded;
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
    void codeThatNeedsJavaScriptIsAnErrorThatShowsTheWayToIt() {
        CompilationErrors errors = errors(Unsupported.class);

        assertThat(errors.messages()).anySatisfy(message -> assertThat(message)
                .startsWith("needs JavaScript")
                .contains("at java.util.logging.Logger.log", "at " + Unsupported.class.getName() + ".logged"));
    }

    @Test
    void aThreadIsAnErrorThatShowsWhoStartsIt() {
        assertThat(errors(Threaded.class).toString())
                .contains(
                        "plugin '" + Threaded.class.getName() + ".plugin' cannot be compiled",
                        "a module has one thread, no other can be started",
                        "at java.lang.Thread.start",
                        "at " + Threaded.class.getName() + ".started(Threaded.java:");
    }

    @Test
    void codeThatMakesAModuleLargeIsAWarningThatShowsTheWayToIt() {
        CompiledModule module = SampleModules.release(Costly.class);

        assertThat(module.warnings())
                .singleElement()
                .asString()
                .startsWith("regular expressions add about 140 KB")
                .contains("at java.lang.String.replaceAll", "at " + Costly.class.getName());
    }

    private static CompilationErrors errors(Class<?> plugin) {
        return SampleModules.compile(plugin, BuildOptions.release()).getLeft();
    }

    @Test
    void compilingTwiceYieldsTheSameBytes() {
        CompiledModule again =
                SampleModules.compile(Greeting.class, BuildOptions.release()).get();

        assertThat(again.bytes())
                .isEqualTo(SampleModules.release(Greeting.class).bytes());
    }
}
