package dev.penstock.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of values and metrics, and moments. */
class KeyTest {
    @Test
    void aKeyIsOfStreamsOfThePluginOrOfTheVm() {
        Key<Integer> ofStream = Key.ofStream("a", 1);
        Key<Integer> ofPlugin = Key.ofPlugin("b", 2);
        Key<Integer> ofVm = Key.ofVm("c", 3);
        assertThat(ofStream.isOfStream()).isTrue();
        assertThat(ofStream.isOfVm()).isFalse();
        assertThat(ofPlugin.isOfStream()).isFalse();
        assertThat(ofPlugin.isOfVm()).isFalse();
        assertThat(ofVm.isOfStream()).isFalse();
        assertThat(ofVm.isOfVm()).isTrue();
        assertThat(ofVm).hasToString("c");
        assertThat(ofVm.initial()).isEqualTo(3);
    }

    @Test
    void aMetricIsNamedInPrintableAsciiWithoutSpaces() {
        assertThat(Metric.counter("!a.b~")).isEqualTo(new Metric.Counter("!a.b~"));
        assertThat(Metric.gauge("g")).isEqualTo(new Metric.Gauge("g"));
        assertThat(Metric.histogram("h")).isEqualTo(new Metric.Histogram("h"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a\nb", "a\u007f", "é"})
    void anyOtherNameOfAMetricIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.counter(name))
                .withMessage("metric name must be printable ASCII without spaces, got '" + name + "'");
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.gauge(name));
        assertThatIllegalArgumentException().isThrownBy(() -> Metric.histogram(name));
    }

    @Property
    void aMomentIsTheOneOfTheJdksClock(@ForAll long nanos) {
        Instant moment = Instant.ofEpochSecond(0, nanos);
        assertThat(new Timestamp(nanos).seconds()).isEqualTo(moment.getEpochSecond());
        assertThat(new Timestamp(nanos).millis()).isEqualTo(moment.toEpochMilli());
    }
}
