package dev.penstock.testkit.law;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonValues;
import dev.penstock.core.llm.TokenUsage;
import dev.penstock.core.sse.Event;
import dev.penstock.core.sse.ServerSentEvents;
import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Every transform of the library, limits low enough to be met, and compositions of them: each keeps the law. */
final class RightTransforms {
    private static final Key<Long> SIZE = Key.ofStream("size", 0L);
    private static final Key<Long> SUM = Key.ofStream("sum", 0L);
    private static final Key<TokenUsage> USAGE = Key.ofStream("usage", TokenUsage.NONE);
    private static final int MOST = 12;

    /** A place for each array and object of JSON around. */
    private static final int NESTED = 1_100;

    /** An event of the longest body that is tried, which is far from the most that is kept of one. */
    private static final int EVENT = 10_500;

    private RightTransforms() {}

    /**
     * @param bodies aimed at it
     * @param kept the most bytes that it keeps between two chunks, and objects that hold them
     */
    record Right(String name, BodyTransform transform, Arbitrary<Bytes> bodies, int kept) {
        Right then(Right next) {
            return new Right(
                    name + ", then " + next.name,
                    transform.then(next.transform),
                    Arbitraries.oneOf(bodies, next.bodies),
                    kept + next.kept + 8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Vector<Right> all() {
        return single().appendAll(composed());
    }

    static Vector<Right> single() {
        return replacing().appendAll(parting()).appendAll(reading()).appendAll(watching());
    }

    private static Vector<Right> replacing() {
        return Vector.of(
                words("identity", BodyTransform.identity(), 0),
                words("replace", replace("old", "new"), 3, "old"),
                words("replace by nothing", replace("aab", ""), 3, "aab"),
                words("replace by more of itself", replace("oo", "ooo"), 3, "oo"),
                of("replace within characters", replace("é", "e"), BodySource.UTF_8, 2),
                of("replace line ends", replace("\r\n", "\n"), BodySource.LINES, 2),
                words(
                        "replace many",
                        BodyTransform.replace(List.of(
                                Tuple.of(Bytes.utf8("old"), Bytes.utf8("new")),
                                Tuple.of(Bytes.utf8("older"), Bytes.utf8("elder")),
                                Tuple.of(Bytes.utf8("lde"), Bytes.empty()))),
                        6,
                        "older",
                        "lder"),
                words("replace in any case", anyCase(), 24, "Old", "oLD"),
                words("prepend", BodyTransform.prepend(Bytes.utf8("old")), 4),
                words("append", BodyTransform.append(Bytes.utf8("old")), 4),
                words("per chunk, byte by byte", BodyTransform.perChunk(RightTransforms::masked), 0, "old"));
    }

    private static BodyTransform replace(String from, String to) {
        return BodyTransform.replace(Bytes.utf8(from), Bytes.utf8(to));
    }

    private static BodyTransform anyCase() {
        return BodyTransform.replaceIgnoreCase(Bytes.utf8("Old"), Bytes.utf8("x"));
    }

    private static Bytes masked(Bytes chunk) {
        byte[] bytes = chunk.toArray();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] ^ 0x5a);
        }
        return Bytes.adopt(bytes);
    }

    private static Vector<Right> parting() {
        return Vector.of(
                of("lines", BodyTransform.lines(RightTransforms::marked, MOST), BodySource.LINES, 4 * MOST),
                words(
                        "records",
                        BodyTransform.records(Bytes.utf8(";;"), RightTransforms::marked, MOST),
                        4 * MOST,
                        ";;",
                        ";"),
                of("text", BodyTransform.utf8(text -> text.replace('é', 'e')), BodySource.UTF_8, 4),
                of("text that is none", BodyTransform.utf8(text -> text), BodySource.BINARY, 4),
                words("whole bodies", BodyTransform.buffered(body -> body.concat(body), MOST), 4 * MOST),
                words("limit", BodyTransform.limit(MOST), 4));
    }

    private static Bytes marked(Bytes record) {
        return Bytes.utf8("<").concat(record).concat(Bytes.utf8(">"));
    }

    private static Vector<Right> reading() {
        return Vector.of(
                of("events", events(), BodySource.SERVER_SENT_EVENTS, 4 * 4 * MOST),
                of("redacted values", redacted(), BodySource.JSON, NESTED),
                of("values", JsonValues.at("/*", "/old/*").map(value -> value, MOST), BodySource.JSON, NESTED));
    }

    private static BodyTransform events() {
        return ServerSentEvents.flatMap(
                event -> event.data().equals("x") ? List.empty() : List.of(event, Event.of(event.data() + "+")),
                4 * MOST);
    }

    private static BodyTransform redacted() {
        return JsonValues.at("/old", "/*/*").redact(Json.string("***"));
    }

    private static Vector<Right> watching() {
        return Vector.of(
                words("count", BodyTransform.count(SIZE), 4),
                words("observe", BodyTransform.observe(SUM, RightTransforms::sum), 4),
                of("token usage of events", TokenUsage.observed(USAGE), BodySource.SERVER_SENT_EVENTS, EVENT),
                of("token usage of JSON", TokenUsage.observed(USAGE), BodySource.JSON, EVENT));
    }

    private static long sum(long before, Bytes chunk) {
        long sum = before;
        for (int i = 0; i < chunk.size(); i++) {
            sum = 31 * sum + chunk.at(i);
        }
        return sum;
    }

    private static Vector<Right> composed() {
        Vector<Right> all = single();
        return Vector.of(
                named(all, "replace").then(words("another", replace("ldn", "o"), 3, "ldn")),
                named(all, "prepend").then(named(all, "lines")).then(named(all, "replace many")),
                named(all, "events").then(named(all, "replace in any case")).then(named(all, "append")),
                named(all, "redacted values").then(named(all, "whole bodies")).then(named(all, "count")),
                named(all, "lines").then(named(all, "records")).then(named(all, "limit")),
                named(all, "append").then(named(all, "text")).then(named(all, "values")),
                named(all, "token usage of events").then(named(all, "events")).then(named(all, "observe")));
    }

    private static Right named(Vector<Right> all, String name) {
        return all.find(right -> right.name().equals(name)).get();
    }

    private static Right words(String name, BodyTransform transform, int kept, String... patterns) {
        return new Right(name, transform, BodySource.aimedAt(patterns), kept);
    }

    private static Right of(String name, BodyTransform transform, BodySource source, int kept) {
        return new Right(name, transform, source.bodies("old", "x"), kept);
    }
}
