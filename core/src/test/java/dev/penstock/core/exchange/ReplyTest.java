package dev.penstock.core.exchange;

import static dev.penstock.core.exchange.Reply.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.LocalReply;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    @Test
    void aReplyHasWhatItWasGiven() {
        assertThat(Decided.of(reply(403)
                                .text("no")
                                .header("X-A", "1")
                                .details("why")
                                .grpcStatus(7))
                        .reply()
                        .get())
                .isEqualTo(new LocalReply(
                        403,
                        Headers.empty()
                                .add("content-type", "text/plain; charset=utf-8")
                                .add("x-a", "1"),
                        Bytes.utf8("no"),
                        "why",
                        Option.some(7)));
        assertThat(Decided.of(reply(200).grpcStatus(0).details("é").body(Bytes.utf8("b")))
                        .reply()
                        .get())
                .isEqualTo(new LocalReply(200, Headers.empty(), Bytes.utf8("b"), "é", Option.some(0)));
    }

    @Test
    void ofTheFieldsOfAnotherServiceThoseOfItsConnectionAreLeftOut() {
        Headers sent = Headers.empty()
                .add(":status", "200")
                .add("x-a", "1")
                .add("connection", "close")
                .add("keep-alive", "1")
                .add("proxy-connection", "1")
                .add("te", "trailers")
                .add("trailer", "x")
                .add("transfer-encoding", "chunked")
                .add("upgrade", "h2c")
                .add("content-length", "1")
                .add("content", "2")
                .add("x-a", "3");
        assertThat(Decided.of(reply(200).header("b", "0").headers(sent))
                        .reply()
                        .get()
                        .headers())
                .hasToString("b: 0\nx-a: 1\ncontent: 2\nx-a: 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10, 13, 31, 127})
    void aControlCharacterInTheDetailsIsRefused(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reply(200).details(" a" + (char) code))
                .withMessage(
                        "details of a reply must not hold control characters, got character " + code + " at index 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 17})
    void aStatusThatGrpcDoesNotHaveIsRefused(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reply(200).grpcStatus(status))
                .withMessage("gRPC status must be 0 to 16, got " + status);
        assertThat(Decided.of(reply(200).grpcStatus(16)).reply().get().grpcStatus())
                .contains(16);
    }
}
