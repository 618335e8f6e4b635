package dev.penstock.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.input.BuildOptions;
import dev.penstock.compiler.sample.Costly;
import dev.penstock.compiler.sample.Greeting;
import dev.penstock.compiler.sample.MemoryUse;
import dev.penstock.compiler.sample.Missing;
import dev.penstock.compiler.sample.Semantics;
import dev.penstock.compiler.sample.Threaded;
import dev.penstock.compiler.sample.Unsupported;
import dev.penstock.compiler.sample.VectorUse;
import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.Import;
import dev.penstock.compiler.wasm.WasmModule;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(answer(Semantics.class, number)).isEqualTo(Semantics.answer(number));
    }

    static IntStream cases() {
        return IntStream.range(0, Semantics.cases());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 63})
    void aRangeOfAnArrayAndNothingElseIsCopiedToMemoryAndBack(int length) {
        assertThat(answer(MemoryUse.class, length)).isEqualTo("true true true");
    }

    @Test
    void memoryGrowsByPagesUntilTheHostRefuses() {
        assertThat(answer(MemoryUse.class, 64)).isEqualTo("true 2 -1 16");
    }

    @Test
    void aSearchWithVectorsFindsAndReplacesWhatOneWithoutDoes() {
        EndiveHost host = new EndiveHost(SampleModules.release(VectorUse.class).bytes());
        host.call("proxy_on_vm_start", 1, 0);

        Map<String, Long> outcomes = IntStream.range(0, 2_000)
                .mapToObj(seed -> answer(host, seed))
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));

        assertThat(outcomes).containsOnlyKeys("found", "none");
        assertThat(outcomes.values()).allMatch(times -> times > 200);
    }

    @Test
    void onlyADebugBuildHasNames() {
        CompiledModule debug =
                SampleModules.compile(Greeting.class, BuildOptions.debug()).get();

        assertThat(WasmModule.read(debug.bytes()).customSections()).containsExactly("name");
        assertThat(WasmModule.read(SampleModules.release(Greeting.class).bytes())
                        .customSections())
                .isEmpty();
        assertThat(answer(debug, 7)).isEqualTo("hello context 7");
    }

    private static String answer(Class<?> plugin, int context) {
        return answer(SampleModules.release(plugin), context);
    }

    private static String answer(CompiledModule module, int context) {
        EndiveHost host = new EndiveHost(module.bytes());
        host.call("proxy_on_vm_start", 1, 0);
        return answer(host, context);
    }

    private static String answer(EndiveHost host, int context) {
        host.call("proxy_on_response_headers", context, 0, 1);
        return host.headers().get("x-java");
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
    void aClassOfTheJdkOnlyIsAnErrorNotPartOfTheModule() {
        assertThat(errors(Missing.class).messages()).anySatisfy(message -> assertThat(message)
                .startsWith("Class java.util.concurrent.ConcurrentSkipListMap was not found")
                .contains("at " + Missing.class.getName()));
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
