package dev.penstock.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.KnownProperties;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Higress is asked for that Envoy has not, and what is said there. */
class PlatformTest {
    private static final KnownProperties HIGRESS = KnownProperties.none().on(Platform.HIGRESS);

    private static Effect.ByPlatform last(Edit<?, ?> edit) {
        return (Effect.ByPlatform) edit.effects().last();
    }

    private static String warning(Edit<?, ?> edit) {
        return ((Effect.LogOnce) last(edit).onEnvoy().single()).message();
    }

    private static Effect property(String name, String value) {
        return new Effect.SetProperty(name, Bytes.utf8(value));
    }

    @Test
    void whatEnvoyCannotIsAWarningThere() {
        var kept = RequestHeadersEdit.NONE.keepRoute();
        assertThat(last(kept).onHigress()).containsExactly(property("clear_route_cache", "off"));
        assertThat(warning(kept)).startsWith("this proxy cannot keep the route while the path changes");
        for (Edit<?, ?> edit : List.<Edit<?, ?>>of(
                RequestHeadersEdit.NONE.overrideUpstream("10.0.0.1:80"),
                RequestBodyEdit.NONE.overrideUpstream("10.0.0.1:80"))) {
            assertThat(last(edit).onHigress()).containsExactly(new Effect.OverrideUpstream("10.0.0.1:80"));
            assertThat(warning(edit)).startsWith("this proxy has no call to choose an upstream host");
        }
    }

    @Test
    void aLimitIsTheBuffersOnHigressAndOnEnvoyAWarningWhereItWouldRaiseThat() {
        var request = RequestHeadersEdit.NONE.requestBodyLimit((1 << 20) + 1);
        assertThat(last(request).onHigress()).containsExactly(property("set_decoder_buffer_limit", "1048577"));
        assertThat(warning(request))
                .isEqualTo("this proxy has no call to raise its buffer limit to 1048577 bytes of a request body;"
                        + " request_body_buffer_limit of the route or per_connection_buffer_limit_bytes does");
        var response = ResponseHeadersEdit.NONE.responseBodyLimit(1 << 20);
        assertThat(last(response).onHigress()).containsExactly(property("set_encoder_buffer_limit", "1048576"));
        assertThat(last(response).onEnvoy()).isEmpty();
        assertThat(warning(ResponseHeadersEdit.NONE.responseBodyLimit(1 << 21)))
                .contains("2097152 bytes of a response body");
    }

    @Test
    void envoyIsToldOnceThatItHasNothingForTheUpkeepOfAVm() {
        assertThat(last(Upkeep.announced()).onHigress()).isEmpty();
        assertThat(warning(Upkeep.announced())).startsWith("this proxy has nothing for rebuildAfterRequests");
    }

    @Test
    void theMostRequestsOfAConnectionAreEightBytesTheLowestFirst() {
        var asked = Upkeep.requestsPerCycle(0x0102030405060708L);
        assertThat(last(asked).onHigress())
                .containsExactly(new Effect.RunForeign(
                        "set_global_max_requests_per_io_cycle", Bytes.copyOf(new byte[] {8, 7, 6, 5, 4, 3, 2, 1})));
        assertThat(asked.effects().head())
                .isEqualTo(Upkeep.announced().effects().head());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void onHigressANewVmIsAskedForOnEveryNthRequest(int after) {
        Carried vm = Carried.on(Platform.HIGRESS);
        for (int request = 1; request <= 12; request++) {
            vm = vm.out(Upkeep.rebuildAfter(vm.host(), after));
            assertThat(vm.propertiesSet()).hasSize(request / after);
        }
        assertThat(vm.property("wasm_need_rebuild")).isEqualTo("true");
        assertThat(Upkeep.rebuildAfter(KnownProperties.none(), after).effects()).isEmpty();
    }

    @Test
    void onHigressAVmThatHasSoMuchMemoryIsReplaced() {
        assertThat(isReplaced(999, 0xe7, 3, 0, 0, 0, 0, 0, 0)).isTrue();
        assertThat(isReplaced(1000, 0xe7, 3, 0, 0, 0, 0, 0, 0)).isFalse();
        assertThat(isReplaced(Long.MAX_VALUE, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))
                .isTrue();
        assertThat(isReplaced(0x1234, 0x34, 0x12)).isTrue();
        assertThat(isReplaced(0x1235, 0x34, 0x12)).isFalse();
        assertThat(isReplaced(1)).isFalse();
        assertThat(Upkeep.rebuildAt(HIGRESS, 0).effects()).isEmpty();
        assertThat(Upkeep.rebuildAt(withMemory(KnownProperties.none(), 9), 1).effects())
                .isEmpty();
    }

    private static boolean isReplaced(long most, int... memory) {
        var asked = Upkeep.rebuildAt(withMemory(HIGRESS, memory), most).effects();
        assertThat(List.of(property("wasm_need_rebuild", "true"))).containsAll(asked);
        return !asked.isEmpty();
    }

    private static KnownProperties withMemory(KnownProperties host, int... memory) {
        byte[] bytes = new byte[memory.length];
        for (int i = 0; i < memory.length; i++) {
            bytes[i] = (byte) memory[i];
        }
        return host.with("plugin_vm_memory", Bytes.copyOf(bytes));
    }
}
