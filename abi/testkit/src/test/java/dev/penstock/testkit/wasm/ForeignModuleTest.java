package dev.penstock.testkit.wasm;

import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.effect.LogLevel;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.law.PluginLaws;
import dev.penstock.testkit.model.LogEntry;
import org.junit.jupiter.api.Test;

/** Modules of other languages: WASI, {@code malloc}, {@code _initialize}, older markers, few callbacks. */
class ForeignModuleTest {
    private static final int CALL = 0x10;
    private static final int DROP = 0x1A;
    private static final int LOCAL_GET = 0x20;
    private static final int GLOBAL_GET = 0x23;
    private static final int GLOBAL_SET = 0x24;
    private static final int NUMBER = 0x41;
    private static final int ADD = 0x6A;

    /** Takes the next bytes of memory, as a module without a heap does. */
    private static final int[] BUMP = {GLOBAL_GET, 0, LOCAL_GET, 0, GLOBAL_GET, 0, ADD, GLOBAL_SET, 0};

    /** A module of ABI 0.2.0 that says hello on standard output, and adds {@code x-foreign: yes} to each request. */
    private static HandMadeModule foreign() {
        return new HandMadeModule()
                .importing(WasiCalls.PREVIEW, "fd_write", 4)
                .importing("env", "proxy_add_header_map_value", 5)
                .importing(WasiCalls.PREVIEW, "random_get", 2)
                .importing(WasiCalls.PREVIEW, "environ_sizes_get", 2)
                .data(16, "hello\n")
                .data(32, "x-foreign")
                .data(48, "yes")
                // One part of standard output: address 16, 6 bytes.
                .data(8, "\u0010\0\0\0\u0006\0\0\0")
                .function("proxy_abi_version_0_2_0", 0, false)
                .function("malloc", 1, true, BUMP)
                .function("_initialize", 0, false, NUMBER, 1, NUMBER, 8, NUMBER, 1, NUMBER, 4, CALL, 0, DROP)
                .function("proxy_on_context_create", 2, false)
                .function(
                        "proxy_on_request_headers",
                        3,
                        true,
                        // map 0, "x-foreign", "yes"
                        NUMBER,
                        0,
                        NUMBER,
                        32,
                        NUMBER,
                        9,
                        NUMBER,
                        48,
                        NUMBER,
                        3,
                        CALL,
                        1);
    }

    @Test
    void aModuleOfAnotherLanguageRunsInTheModel() {
        var plugin = PluginTester.onModule(foreign().bytes()).configure("any");
        assertThat(plugin.log()).containsExactly(new LogEntry(LogLevel.INFO, "hello"));
        var seen = plugin.exchange(post("/").chunks("a", "b"));
        assertThat(seen.upstream().header("x-foreign")).contains("yes");
        assertThat(seen.client().body()).isEqualTo("ab");
    }

    @Test
    void itKeepsTheLaws() {
        PluginLaws.of(PluginTester.onModule(foreign().bytes()), "").tries(5).check();
    }

    @Test
    void anOlderModuleIsToldLessOfHeaders() {
        byte[] older = new HandMadeModule()
                .function("proxy_abi_version_0_1_0", 0, false)
                .function("proxy_on_memory_allocate", 1, true, BUMP)
                .function("proxy_on_request_headers", 2, true, NUMBER, 0)
                .bytes();
        assertThat(PluginTester.onModule(older)
                        .configure("")
                        .exchange(get("/"))
                        .client()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aModuleThatStopsAllAtItsHeadersHoldsThem() {
        byte[] stopping = new HandMadeModule()
                .function("proxy_abi_version_0_2_1", 0, false)
                .function("malloc", 1, true, BUMP)
                .function("proxy_on_request_headers", 3, true, NUMBER, 4)
                .bytes();
        assertThat(PluginTester.onModule(stopping)
                        .configure("")
                        .exchange(get("/"))
                        .requests())
                .isEmpty();
    }

    @Test
    void aModuleWithoutAMarkerIsRefused() {
        byte[] module = new HandMadeModule().function("malloc", 1, true, BUMP).bytes();
        assertThatThrownBy(() -> PluginTester.onModule(module).configure(""))
                .isInstanceOf(ModuleRefused.class)
                .hasMessage("Missing or unknown Proxy-Wasm ABI version");
    }

    @Test
    void aModuleThatCannotAllocateIsRefused() {
        byte[] module = new HandMadeModule()
                .function("proxy_abi_version_0_2_1", 0, false)
                .bytes();
        assertThatThrownBy(() -> PluginTester.onModule(module).configure(""))
                .isInstanceOf(ModuleRefused.class)
                .hasMessage("Wasm module is missing malloc function.");
    }

    @Test
    void aModuleThatImportsWhatNoProxyHasIsRefused() {
        byte[] module = foreign().importing("env", "proxy_fly", 0).bytes();
        assertThatThrownBy(() -> PluginTester.onModule(module).configure(""))
                .isInstanceOf(ModuleRefused.class)
                .hasMessage("Failed to load Wasm module due to a missing import: env.proxy_fly");
    }

    @Test
    void callsOfTheProxyWhileAModuleInitializesFail() {
        byte[] module = new HandMadeModule()
                .importing("env", "proxy_set_tick_period_milliseconds", 1)
                .function("proxy_abi_version_0_2_1", 0, false)
                .function("malloc", 1, true, BUMP)
                .function("_initialize", 0, false, NUMBER, 1, CALL, 0, DROP)
                .bytes();
        assertThatThrownBy(() -> PluginTester.onModule(module).configure(""))
                .hasStackTraceContaining("proxy_set_tick_period_milliseconds was called while the module initializes");
    }

    @Test
    void theClockOfWasiIsTheProxys() {
        byte[] module = new HandMadeModule()
                .importingTheClock()
                .function("proxy_abi_version_0_2_1", 0, false)
                .function("malloc", 1, true, BUMP)
                // A module that is configured only where the clock answers 0, no error.
                .function("proxy_on_configure", 2, true, NUMBER, 0, 0x42, 0, NUMBER, 8, CALL, 0, 0x45)
                .bytes();
        PluginTester.onModule(module).configure("");
    }
}
