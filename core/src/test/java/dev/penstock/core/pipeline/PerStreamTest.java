package dev.penstock.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerStreamTest {
    @Test
    void whatIsTheSameForAllStreamsHoldsForAnyRequestAndWithoutOne() {
        PerStream<String> same = PerStream.same("a");
        assertThat(same.of(null)).contains("a");
        assertThat(same.ofAll()).contains("a");
        assertThat(same.ofRoot()).isEqualTo("a");
    }
}
