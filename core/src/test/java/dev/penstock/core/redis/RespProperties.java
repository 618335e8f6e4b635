package dev.penstock.core.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class RespProperties {
    @Provide
    Arbitrary<Resp> replies() {
        return Replies.any();
    }

    /** Whole replies, and then perhaps one that is cut off, changed in one place, or no reply at all. */
    @Provide
    Arbitrary<Bytes> streams() {
        Arbitrary<Bytes> whole = Replies.any().map(RespWriter::reply);
        Arbitrary<Bytes> cut = Combinators.combine(whole, Arbitraries.integers().between(0, 200))
                .as((bytes, at) -> bytes.slice(0, Math.min(at, bytes.size())));
        Arbitrary<Bytes> changed = Combinators.combine(
                        whole, Arbitraries.integers().between(0, 40), Arbitraries.bytes())
                .as(RespProperties::changed);
        return Combinators.combine(
                        whole.list().ofMaxSize(4),
                        Arbitraries.oneOf(Arbitraries.just(Bytes.empty()), cut, changed, Replies.wirelike(12)))
                .as((replies, last) -> joined(List.ofAll(replies).append(last)));
    }

    private static Bytes changed(Bytes bytes, int at, byte octet) {
        byte[] array = bytes.toArray();
        array[Math.min(at, array.length - 1)] = octet;
        return Bytes.adopt(array);
    }

    private static Bytes joined(List<Bytes> parts) {
        return parts.foldLeft(Bytes.empty(), Bytes::concat);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("replies") Resp reply) {
        Statistics.label("arrays in arrays").collect(depth(reply) > 1);
        Statistics.label("arrays in arrays")
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 5));
        assertThat(RespReader.single(RespWriter.reply(reply))).isEqualTo(Either.right(reply));
    }

    private static int depth(Resp reply) {
        return reply.items()
                .map(items -> 1 + items.map(RespProperties::depth).max().getOrElse(0))
                .getOrElse(0);
    }

    @Property
    void everyChunkingOfAStreamIsReadAsTheWhole(
            @ForAll("streams") Bytes stream, @ForAll @Size(max = 8) java.util.List<@IntRange(max = 60) Integer> cuts) {
        RespReader whole = RespReader.start().read(stream);
        Statistics.collect(whole.garbage().isDefined() ? "garbage" : whole.isBetweenReplies() ? "whole" : "cut off");
        Statistics.coverage(coverage -> Stream.of("garbage", "whole", "cut off")
                .forEach(kind -> coverage.check(kind).percentage(p -> p > 5)));

        assertSame(whole, inParts(stream, cuts));
        assertSame(whole, inParts(stream, java.util.Collections.nCopies(stream.size(), 1)));
    }

    private static RespReader inParts(Bytes stream, java.util.List<Integer> sizes) {
        RespReader reader = RespReader.start();
        int at = 0;
        for (int size : sizes) {
            int to = Math.min(at + size, stream.size());
            reader = reader.read(stream.slice(at, to));
            at = to;
        }
        return reader.read(stream.slice(at, stream.size()));
    }

    private static void assertSame(RespReader whole, RespReader parts) {
        assertThat(parts.replies()).isEqualTo(whole.replies());
        assertThat(parts.garbage()).isEqualTo(whole.garbage());
        assertThat(parts.isBetweenReplies()).isEqualTo(whole.isBetweenReplies());
    }

    @Property
    void everySplitOfEveryReplyIsReadTheSame(@ForAll("replies") Resp reply) {
        Bytes wire = RespWriter.reply(reply);
        for (int cut = 0; cut <= wire.size(); cut++) {
            RespReader first = RespReader.start().read(wire.slice(0, cut));
            assertThat(first.replies()).isEqualTo(cut == wire.size() ? List.of(reply) : List.empty());
            assertThat(first.isBetweenReplies()).isEqualTo(cut == 0 || cut == wire.size());
            assertThat(first.read(wire.slice(cut, wire.size())).replies()).containsExactly(reply);
        }
    }

    @Property
    void garbageIsToldAndNeverThrown(@ForAll("garbage") Bytes bytes) {
        RespReader reader = RespReader.start().read(bytes);
        Statistics.collect(reader.garbage().isDefined());
        Statistics.coverage(coverage -> coverage.check(true).percentage(p -> p > 40));
        assertThat(reader.read(bytes).replies().startsWith(reader.replies())).isTrue();
        assertThat(RespReader.single(bytes).isRight())
                .isEqualTo(reader.isBetweenReplies() && reader.replies().size() == 1);
    }

    @Provide
    Arbitrary<Bytes> garbage() {
        Arbitrary<Bytes> wirelike = Replies.wirelike(40);
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60).map(Bytes::copyOf), wirelike, wirelike);
    }

    @Property
    void argumentsArriveAsTheyWereGiven(@ForAll("arguments") java.util.List<Bytes> arguments) {
        Bytes wire = RedisCommand.of("echo", arguments.toArray(Bytes[]::new)).wire();
        List<Resp> words = List.ofAll(arguments).prepend(Bytes.utf8("echo")).map(Resp.Bulk::new);
        assertThat(RespReader.single(wire)).isEqualTo(Either.right(new Resp.Array(words)));
    }

    @Provide
    Arbitrary<java.util.List<Bytes>> arguments() {
        return Replies.values().list().ofMaxSize(6);
    }

    @Property
    void decimalsAreReadAsTheyArePrinted(@ForAll double number) {
        assertThat(Decimals.read(Decimals.print(number))).contains(number + 0.0);
    }

    @Property
    void wholeNumbersAreReadAsTheyArePrinted(@ForAll long number) {
        assertThat(Resp.Bulk.of(Long.toString(number)).number()).contains(number);
        assertThat(Resp.Bulk.of(number + "0000000000000000000").number())
                .isEqualTo(number == 0 ? io.vavr.control.Option.some(0L) : io.vavr.control.Option.none());
    }
}
