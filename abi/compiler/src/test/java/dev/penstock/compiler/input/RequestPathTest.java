package dev.penstock.compiler.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestPathTest {
    private static final RequestPath PATH =
            RequestPath.of(List.of("dev.penstock.core.machine.Stage::on", "java.lang.String::length"));

    @Test
    void overloadsAndBodiesOfVirtualMethodsStandWhereTheirMethodDoes() {
        assertThat(PATH.rankOf("java.lang.String::length_2")).isEqualTo(1);
        assertThat(PATH.rankOf("dev.penstock.core.machine.Stage::on@caller")).isZero();
    }

    @Test
    void whatAnAuthorHasWrittenComesBehindTheRecord() {
        assertThat(PATH.rankOf("com.example.Mine$plugin$lambda$_0_0::apply")).isEqualTo(2);
        assertThat(PATH.rankOf("java.lang.String::charAt")).isEqualTo(RequestPath.NONE);
        assertThat(PATH.rankOf("")).isEqualTo(RequestPath.NONE);
    }

    @Test
    void othersOfAClassOfOursArePassedBy() {
        assertThat(PATH.passesBy("dev.penstock.core.machine.Stage$Late::off")).isTrue();
        assertThat(PATH.passesBy("dev.penstock.core.machine.Stage::on")).isFalse();
        assertThat(PATH.passesBy("dev.penstock.core.redis.Resp::read")).isFalse();
        assertThat(PATH.passesBy("java.lang.String::charAt")).isFalse();
    }

    @Test
    void thereIsARecord() {
        assertThat(RequestPath.recorded().has("dev.penstock.guest.wasm.Exports::contextCreate"))
                .isTrue();
    }
}
