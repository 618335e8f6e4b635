package dev.penstock.core.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespTest {
    private static RespReader read(String wire) {
        return RespReader.start().read(Bytes.utf8(wire));
    }

    @Test
    void goldenReplies() {
        assertThat(read("+OK\r\n").replies()).containsExactly(Resp.Simple.of("OK"));
        assertThat(read("-ERR no\r\n").replies()).containsExactly(Resp.Failure.of("ERR no"));
        assertThat(read(":-42\r\n").replies()).containsExactly(new Resp.Whole(-42));
        assertThat(read(":+7\r\n").replies()).containsExactly(new Resp.Whole(7));
        assertThat(read(":-9223372036854775808\r\n").replies()).containsExactly(new Resp.Whole(Long.MIN_VALUE));
        assertThat(read("$5\r\na\r\nb\0\r\n").replies()).containsExactly(Resp.Bulk.of("a\r\nb\0"));
        assertThat(read("$0\r\n\r\n").replies()).containsExactly(Resp.Bulk.of(""));
        assertThat(read("$-1\r\n").replies()).containsExactly(Resp.Null.BULK);
        assertThat(read("*-1\r\n").replies()).containsExactly(Resp.Null.ARRAY);
        assertThat(read("*0\r\n").replies()).containsExactly(Resp.Array.of());
        assertThat(read("*2\r\n*1\r\n:1\r\n$1\r\nx\r\n").replies())
                .containsExactly(Resp.Array.of(Resp.Array.of(new Resp.Whole(1)), Resp.Bulk.of("x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "?x|; a reply of type 63",
                ":|; an integer that is none",
                ":1x|; an integer that is none",
                ":9223372036854775808|; an integer that is none",
                "$-2|; a bulk string whose size is not -1 to 536870912",
                "$536870913|; a bulk string whose size is not -1 to 536870912",
                "$1|xy; a bulk string that is not ended by CR LF",
                "*-2|; an array whose size is not -1 to 1048576",
                "*1048577|; an array whose size is not -1 to 1048576",
                "|; a line that is not ended by CR LF",
            })
    void garbageIsNamed(String wire, String what) {
        RespReader reader = read(wire.replace("|", "\r\n") + "\r\n\r\n");
        assertThat(reader.garbage()).contains(what);
        assertThat(reader.read(Bytes.utf8("+OK\r\n")).replies()).isEmpty();
    }

    @Test
    void aLineBreakOtherThanCrLfIsGarbage() {
        assertThat(read("+OK\n").garbage()).contains("a line that is not ended by CR LF");
        assertThat(read("+O\rK\r\n").garbage()).contains("a line that is not ended by CR LF");
    }

    @Test
    void limitsHoldToTheByte() {
        assertThat(read("$536870912\r\n").garbage()).isEmpty();
        assertThat(read("*1048576\r\n").garbage()).isEmpty();
        assertThat(read("*1\r\n".repeat(RespReader.MOST_DEPTH) + ":1\r\n").replies())
                .hasSize(1);
        assertThat(read("*1\r\n".repeat(RespReader.MOST_DEPTH + 1)).garbage())
                .contains("arrays in arrays deeper than 128");
        String longest = "+" + "x".repeat(RespReader.MOST_LINE - 3);
        assertThat(read(longest + "\r\n").replies()).hasSize(1);
        assertThat(read(longest + "x\r\n").garbage()).contains("a line of over 65536 bytes");
        assertThat(read(longest + "x\r").garbage()).contains("a line of over 65536 bytes");
        assertThat(read(longest + "\r").garbage()).isEmpty();
        assertThat(read(longest + "\r").read(Bytes.utf8("\n")).replies()).hasSize(1);
    }

    @Test
    void oneReplyIsWantedWhereOneCommandWasSent() {
        assertThat(RespReader.single(Bytes.utf8("+OK\r\n"))).containsExactly(Resp.Simple.of("OK"));
        assertThat(RespReader.single(Bytes.utf8("+OK\r\n+OK\r\n")).getLeft())
                .isEqualTo("2 replies in the place of one");
        assertThat(RespReader.single(Bytes.utf8("+OK")).getLeft()).isEqualTo("a reply broke off after 3 bytes");
        assertThat(RespReader.single(Bytes.utf8("+OK\r\n:1")).getLeft()).isEqualTo("a reply broke off after 7 bytes");
        assertThat(RespReader.single(Bytes.empty()).getLeft()).isEqualTo("a reply broke off after 0 bytes");
    }

    @Test
    void accessorsSeeWhatACommandIsKnownToYield() {
        assertThat(new Resp.Whole(3).number()).contains(3L);
        assertThat(Resp.Bulk.of("-3").number()).contains(-3L);
        assertThat(Resp.Bulk.of("3.5").number()).isEmpty();
        assertThat(Resp.Bulk.of("3.5").decimal()).contains(3.5);
        assertThat(Resp.Bulk.of("").number()).isEmpty();
        assertThat(new Resp.Whole(-3).decimal()).contains(-3.0);
        assertThat(Resp.Bulk.of("a").bytes()).contains(Bytes.utf8("a"));
        assertThat(Resp.Bulk.of("-inf").decimal()).contains(Double.NEGATIVE_INFINITY);
        assertThat(List.of("", "NaN", "1d", " 1", "0x1p3", "1e", "+", "--1", "1.2.3")
                        .map(Resp.Bulk::of))
                .allMatch(bulk -> bulk.decimal().isEmpty());
        assertThat(Resp.Simple.of("OK").text()).contains("OK");
        assertThat(Resp.Null.BULK.isNull()).isTrue();
        assertThat(Resp.Null.BULK.text()).isEmpty();
        assertThat(Resp.Array.of(Resp.Null.BULK).items().get()).containsExactly(Resp.Null.BULK);
        Resp.Failure refusal = Resp.Failure.of("WRONGTYPE Operation against a key");
        assertThat(refusal.code()).isEqualTo("WRONGTYPE");
        assertThat(refusal.failure()).contains("WRONGTYPE Operation against a key");
        assertThat(refusal.text()).isEmpty();
    }

    @Test
    void whatAReplyIsNotItDoesNotYield() {
        Resp.Cases<String> kinds = kinds();
        for (Resp reply : List.of(Resp.Null.ARRAY, Resp.Failure.of("ERR"), Resp.Array.of(), Resp.Simple.of("1"))) {
            assertThat(reply.number()).isEmpty();
            assertThat(reply.decimal()).isEmpty();
            assertThat(reply.failure().isDefined()).isEqualTo(reply.match(kinds).equals("failure"));
            assertThat(reply.isNull()).isEqualTo(reply.match(kinds).equals("nothing"));
            assertThat(reply.items().isDefined()).isEqualTo(reply.match(kinds).equals("array"));
        }
        assertThat(new Resp.Whole(1).bytes()).isEmpty();
        assertThat(new Resp.Whole(1).isNull()).isFalse();
    }

    private static Resp.Cases<String> kinds() {
        return new Resp.Cases<>() {
            @Override
            public String simple(Resp.Simple reply) {
                return "simple";
            }

            @Override
            public String failure(Resp.Failure reply) {
                return "failure";
            }

            @Override
            public String whole(Resp.Whole reply) {
                return "whole";
            }

            @Override
            public String bulk(Resp.Bulk reply) {
                return "bulk";
            }

            @Override
            public String nothing(Resp.Null reply) {
                return "nothing";
            }

            @Override
            public String array(Resp.Array reply) {
                return "array";
            }
        };
    }

    @Test
    void wholeNumbersHaveNoPointWhereTheyAreExact() {
        assertThat(Decimals.print(0x1p53)).isEqualTo("9007199254740992");
        assertThat(Decimals.print(-0x1p53)).isEqualTo("-9007199254740992");
        assertThat(Decimals.print(0x1p53 + 2)).isEqualTo("9.007199254740994E15");
    }

    @Test
    void aLineBreakCannotBeWrittenIntoALine() {
        assertThatThrownBy(() -> Resp.Failure.of("ERR\r\n+OK"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a line of RESP must not hold a line break, got one at index 3");
    }
}
