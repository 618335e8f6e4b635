package dev.penstock.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UpstreamHostTest {
    private static UpstreamHost host(Bytes details) {
        return new UpstreamHost("10.0.0.1:80", details);
    }

    @Test
    void itsHealthAndMetricsAreFieldsOfItsDetails() {
        UpstreamHost host = host(Bytes.utf8("{\"metrics\":\"a 1\\nb 2\\n\",\"health_status\":\"Healthy\"}"));
        assertThat(host.isHealthy()).isTrue();
        assertThat(host.metrics()).contains("a 1\nb 2\n");
        assertThat(host(Bytes.utf8("{\"health_status\":\"Degraded\"}")).isHealthy())
                .isFalse();
        assertThat(host(Bytes.utf8("{\"health_status\":\"Degraded\"}")).metrics())
                .isEmpty();
    }

    @Property
    void whateverElseTheHostTellsIsNoHealth(@ForAll byte[] details) {
        assertThat(host(Bytes.copyOf(details)).isHealthy()).isFalse();
        assertThat(host(Bytes.copyOf(details)).metrics()).isEmpty();
    }
}
