package dev.penstock.examples;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTest;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.model.LogEntry;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PluginTest(MemoryManaged.class)
class MemoryManagedTest {
    private static final Tuple2<String, Bytes> REBUILD = Tuple.of("wasm_need_rebuild", Bytes.utf8("true"));
    private static final PluginTester JVM =
            PluginTester.onJvm(MemoryManaged.plugin()).on(Platform.HIGRESS);

    @Property(tries = 200)
    void everySoManyethRequestAsksForANewVm(
            @ForAll @IntRange(min = 1, max = 9) int after, @ForAll @IntRange(max = 40) int requests) {
        checkCount(JVM, after, requests);
    }

    @Property(tries = 50)
    void soItDoesInTheModule(@ForAll @IntRange(min = 1, max = 9) int after, @ForAll @IntRange(max = 40) int requests) {
        checkCount(PluginTester.onBuiltModule(MemoryManaged.plugin()).on(Platform.HIGRESS), after, requests);
    }

    private static void checkCount(PluginTester tester, int after, int requests) {
        var plugin = tester.configure(config(after, Long.MAX_VALUE));
        for (int number = 1; number <= requests; number++) {
            plugin.exchange(get("/"));
            assertThat(plugin.host().propertiesSet()).hasSize(number / after).allSatisfy(set -> assertThat(set)
                    .isEqualTo(REBUILD));
        }
    }

    @Property(tries = 200)
    void aRequestThatFindsSoMuchMemoryAsksForANewVm(
            @ForAll @LongRange(min = 1) long at, @ForAll @Size(max = 5) List<@LongRange(min = 0) Long> sizes) {
        var plugin = JVM.configure(config(Long.MAX_VALUE, at));
        for (long size : sizes) {
            int before = plugin.host().propertiesSet().size();
            plugin.host().memory(size);
            plugin.exchange(get("/"));
            assertThat(plugin.host().propertiesSet().size() - before).isEqualTo(size >= at ? 1 : 0);
        }
    }

    @Test
    void memoryAtOrOverTheLimitAsksForANewVm(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure(config(Long.MAX_VALUE, 104_857_600));
        exchangeAt(plugin, 104_857_599);
        assertThat(plugin.host().propertiesSet()).isEmpty();
        exchangeAt(plugin, 104_857_600);
        exchangeAt(plugin, Long.MIN_VALUE);
        assertThat(plugin.host().propertiesSet()).containsExactly(REBUILD, REBUILD);
    }

    private static void exchangeAt(ConfiguredPlugin plugin, long memory) {
        plugin.host().memory(memory);
        plugin.exchange(get("/"));
    }

    @Test
    void theLimitOfRequestsIsSetOnceInLittleEndian(PluginTester tester) {
        var plugin = tester.on(Platform.HIGRESS).configure(config(1, 1));
        plugin.exchange(get("/"));
        assertThat(plugin.host().foreignCalls().filter(call -> call._1.startsWith("set_")))
                .containsExactly(Tuple.of(
                        "set_global_max_requests_per_io_cycle",
                        Bytes.copyOf(new byte[] {(byte) 0x39, 0x05, 0, 0, 0, 0, 0, 0})));
        assertThat(plugin.log()).isEmpty();
    }

    @Test
    void onEnvoyOneLineSaysThatThereIsNoneOfItAndRequestsAreServed(PluginTester tester) {
        var plugin = tester.configure("{\"_plugin_id_\":\"p-1\"," + config(1, 1).substring(1));
        var seen = plugin.exchange(post("/").chunks("a", "b"));
        assertThat(seen.upstream().body()).isEqualTo("ab");
        assertThat(seen.client().body()).isEqualTo("ab");
        assertThat(plugin.host().propertiesSet()).isEmpty();
        assertThat(plugin.log())
                .containsExactly(new LogEntry(
                        LogLevel.INFO,
                        "[memory-managed] [p-1] [nil] this proxy has nothing for rebuildAfterRequests, rebuildAtMemory or"
                                + " maxRequestsPerIoCycle, which are of Higress; requests are served without"));
    }

    private static String config(long after, long bytes) {
        return "{\"rebuildAfterRequests\":" + after + ",\"rebuildAtBytes\":" + bytes
                + ",\"maxRequestsPerIoCycle\":1337}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-1 | -1",
                "1.0 | 1.0",
                "1e3 | 1e3",
                "\"1\" | \"1\"",
                "null | null",
                "9223372036854775808 | 9223372036854775808",
            })
    void aNumberThatIsNoPositiveWholeOneIsRejectedInOneLine(String number, String found, PluginTester tester) {
        var config = "{\"rebuildAfterRequests\":1,\"rebuildAtBytes\":" + number + ",\"maxRequestsPerIoCycle\":1}";
        assertThat(tester.reject(config))
                .containsExactly(new LogEntry(
                        LogLevel.ERROR,
                        "[memory-managed] [nil] [nil] configuration rejected: $.rebuildAtBytes: expected a whole number"
                                + " of at least 1, found " + found));
    }

    @Test
    void everyMissingNumberIsNamed(PluginTester tester) {
        assertThat(tester.reject("{}").head().message())
                .contains("$.rebuildAfterRequests: ", "$.rebuildAtBytes: ", "$.maxRequestsPerIoCycle: ");
    }
}
