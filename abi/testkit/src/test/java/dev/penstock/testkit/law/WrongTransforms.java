package dev.penstock.testkit.law;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.json.JsonReader;
import dev.penstock.testkit.law.Fold.Step;
import io.vavr.collection.Vector;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;

/** Transforms as they are written at first: each depends on where the body is cut. */
final class WrongTransforms {
    private WrongTransforms() {}

    /** @param bodies where the kit looks */
    record Wrong(String name, BodyTransform transform, Arbitrary<Bytes> bodies) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Vector<Wrong> all() {
        return ofTexts().appendAll(ofForms()).appendAll(ofChunks()).appendAll(ofStates());
    }

    private static Vector<Wrong> ofTexts() {
        return Vector.of(
                words("replaces in each chunk", text -> text.replace("old", "new"), "old"),
                words("replaces the first of each chunk", text -> text.replaceFirst("o", "0"), "o"),
                of("decodes each chunk", BodySource.UTF_8, text -> text),
                of("folds the case of each chunk", BodySource.UTF_8, text -> text.toUpperCase(Locale.ROOT)),
                of("mends line ends in each chunk", BodySource.LINES, text -> text.replace("\r\n", "\n")),
                words("joins spaces in each chunk", text -> text.replaceAll(" +", " "), "  "),
                words("trims each chunk", String::strip, " x "),
                words("percent-decodes each chunk", WrongTransforms::percentDecoded, "%41"));
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException incomplete) {
            return text;
        }
    }

    private static Vector<Wrong> ofForms() {
        return Vector.of(
                of(
                        "reads events in each chunk",
                        BodySource.SERVER_SENT_EVENTS,
                        text -> text.replaceAll("(?m)^data:.*$", "data:[redacted]")),
                of("reads JSON in each chunk", BodySource.JSON, text -> JsonReader.read(text)
                        .fold(error -> "?", Object::toString)),
                of("numbers the lines of each chunk", BodySource.LINES, WrongTransforms::numbered),
                of("wraps the records of each chunk", BodySource.LINES, text -> "<" + text.replace("\n", ">\n<") + ">"),
                of("encodes each chunk", BodySource.BINARY, text -> Base64.getEncoder()
                        .encodeToString(text.getBytes(UTF_8))));
    }

    private static String numbered(String text) {
        AtomicInteger line = new AtomicInteger();
        return text.lines()
                .map(content -> line.incrementAndGet() + " " + content + "\n")
                .reduce("", String::concat);
    }

    private static Vector<Wrong> ofChunks() {
        return Vector.of(
                of("marks each chunk", BodySource.TEXT, text -> "[chunk]" + text),
                of("signs each chunk", BodySource.TEXT, text -> text + text.hashCode()),
                of("limits each chunk", BodySource.TEXT, text -> text.length() > 4 ? text.substring(0, 4) : text),
                of("takes an empty chunk for the end", BodySource.TEXT, text -> text.isEmpty() ? "." : text),
                of("drops repetitions in each chunk", BodySource.TEXT, text -> text.replaceAll("(.)\\1", "$1")));
    }

    private static Vector<Wrong> ofStates() {
        AtomicInteger shared = new AtomicInteger();
        Bytes[] kept = {Bytes.empty()};
        return Vector.of(
                folded(
                        "drops the last chunk",
                        new Fold<>("", (before, chunk) -> new Step<>(chunk.utf8(), before), s -> "")),
                folded(
                        "doubles the first chunk",
                        new Fold<>(
                                true,
                                (first, chunk) -> new Step<>(false, chunk.utf8().repeat(first ? 2 : 1)),
                                s -> "")),
                folded("stops after the first match", new Fold<>(false, WrongTransforms::untilFirst, s -> "")),
                folded(
                        "counts in what all bodies share",
                        new Fold<>(shared, (all, chunk) -> new Step<>(all, "" + all.incrementAndGet()), s -> "")),
                folded(
                        "keeps what it was lent",
                        new Fold<>(Bytes.empty(), (lent, chunk) -> new Step<>(chunk, lent.utf8()), Bytes::utf8)),
                folded(
                        "depends on the clock",
                        new Fold<>(0, (n, chunk) -> new Step<>(n, "" + System.nanoTime()), s -> "")),
                folded("forgets what it told would end the body", new Fold<>(kept, WrongTransforms::keeping, all -> {
                    String end = all[0].utf8();
                    all[0] = Bytes.empty();
                    return end;
                })));
    }

    private static Step<Boolean> untilFirst(boolean found, Bytes chunk) {
        String text = chunk.utf8();
        return new Step<>(found || text.contains("x"), found ? "" : text);
    }

    private static Step<Bytes[]> keeping(Bytes[] kept, Bytes chunk) {
        String out = kept[0].utf8();
        kept[0] = chunk.owned();
        return new Step<>(kept, out);
    }

    private static Wrong words(String name, UnaryOperator<String> change, String... patterns) {
        return new Wrong(name, perChunk(change), BodySource.TEXT.bodies(patterns));
    }

    private static Wrong of(String name, BodySource source, UnaryOperator<String> change) {
        return new Wrong(name, perChunk(change), source.bodies());
    }

    private static Wrong folded(String name, BodyTransform transform) {
        return new Wrong(name, transform, BodySource.TEXT.bodies());
    }

    private static BodyTransform perChunk(UnaryOperator<String> change) {
        return BodyTransform.perChunk(chunk -> Bytes.utf8(change.apply(chunk.utf8())));
    }
}
