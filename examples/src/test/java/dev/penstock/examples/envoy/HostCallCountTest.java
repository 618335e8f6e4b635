package dev.penstock.examples.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.trace.Call;
import dev.penstock.testkit.trace.CallTrace;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plugin makes the host calls that its handlers ask for and no other, whatever the messages are. */
@Tag("envoy")
class HostCallCountTest {
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aPluginThatDoesNothingMakesNoHostCall(Protocol protocol) {
        assertThat(hostCallsOfEachStream("noOp", protocol))
                .hasSameSizeAs(Script.forms(protocol))
                .allSatisfy(calls -> assertThat(calls).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aHandlerThatReadsOneHeaderMakesOneHostCall(Protocol protocol) {
        assertThat(hostCallsOfEachStream("oneHeader", protocol))
                .hasSameSizeAs(Script.forms(protocol))
                .allSatisfy(calls -> assertThat(calls)
                        .map(Call::toString)
                        .containsExactly("proxy_get_header_map_value(map 0, name [8]) -> 1"));
    }

    private static Seq<Seq<Call>> hostCallsOfEachStream(String fixture, Protocol protocol) {
        try (var traced = TracedModule.start(fixture, new FixtureModule(fixture).path(), Option.none(), protocol)) {
            return Script.forms(protocol)
                    .flatMap(script -> traced.exchange(script).envoy())
                    .map(CallTrace::hostCalls);
        }
    }
}
