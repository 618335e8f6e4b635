package dev.penstock.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrpcArrivalTest {
    private static final String LONG = "x".repeat(300);

    static Stream<Arguments> ofServices() {
        return Stream.of(
                Arguments.of(5, "no such thing{via_upstream}", "no such thing"),
                Arguments.of(7, "via_upstream", ""),
                Arguments.of(4, "my own deadline{via_upstream}", "my own deadline"),
                Arguments.of(14, LONG + "{via_upstream}", LONG),
                Arguments.of(14, "x{response_timeout}{via_upstream}", "x{response_timeout}"),
                Arguments.of(
                        13,
                        "upstream_reset_after_response_started{{via_upstream}",
                        "upstream_reset_after_response_started{"),
                Arguments.of(16, "from a host that gives no details", "from a host that gives no details"));
    }

    @ParameterizedTest
    @MethodSource("ofServices")
    void anyStatusOfAServiceIsItsAnswer(int status, String content, String reason) {
        assertThat(read(status, content)).isEqualTo(Either.right(new GrpcAnswer(status, reason, Bytes.empty())));
    }

    static Stream<Arguments> ofProxies() {
        String refused = "upstream connect error{upstream_reset_before_response_started{remote_reset}}";
        return Stream.of(
                Arguments.of(14, "upstream request timeout{response_timeout}", new Failure.TimedOut()),
                Arguments.of(14, LONG + "{response_timeout}", new Failure.TimedOut()),
                Arguments.of(13, "response_timeout", new Failure.TimedOut()),
                Arguments.of(4, "", new Failure.TimedOut()),
                Arguments.of(14, refused, new Failure.Unreachable(refused)),
                Arguments.of(14, "", new Failure.Unreachable("")),
                Arguments.of(14, LONG, new Failure.Unreachable(LONG.substring(0, 200))),
                Arguments.of(13, "upstream_reset_after_response_started{remote_reset}", new Failure.Broken()),
                Arguments.of(-1, LONG + "{via_upstream}", new Failure.BadAnswer(502, LONG.substring(0, 200))));
    }

    @ParameterizedTest
    @MethodSource("ofProxies")
    void whatTheProxyTellsOfItselfIsAFailure(int status, String content, Failure failure) {
        assertThat(read(status, content)).isEqualTo(Either.left(failure));
    }

    @Test
    void aMessageIsTheAnswerWhateverItSays() {
        Bytes message = Bytes.utf8("{response_timeout}");
        assertThat(new GrpcArrival(0, message).read()).isEqualTo(Either.right(new GrpcAnswer(0, "", message)));
    }

    /** UTF-8 that is cut or is none included. */
    @Property(tries = 500)
    void whateverComesIsAnAnswerOrAFailure(
            @ForAll @IntRange(min = -2, max = 99) int status, @ForAll @Size(max = 400) byte[] content) {
        var read = new GrpcArrival(status, Bytes.copyOf(content)).read();
        assertThat(read.isRight() ? read.get().status() : status).isEqualTo(status);
    }

    private static Either<Failure, GrpcAnswer> read(int status, String content) {
        return new GrpcArrival(status, Bytes.utf8(content)).read();
    }
}
