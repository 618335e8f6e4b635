package dev.penstock.testkit.law;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitrary;

/** Chunk-split invariance: however a body is cut, what comes out is the same bytes as for the body in one chunk. */
public final class ChunkLaws {
    private static final String LAW = "a body becomes the same bytes however it is cut";

    private ChunkLaws() {}

    /**
     * Looks for a body and a cut that break the law, 200 times or as often as {@code -Djqwik.tries.default} says.
     *
     * @param patterns what the transform looks for: bodies are made of them and of parts of them
     * @throws LawBroken with the smallest body and the fewest cuts that break it, as a test to be pasted
     */
    public static void check(BodyTransform transform, String... patterns) {
        check(transform, BodySource.aimedAt(patterns));
    }

    /** As {@link #check(BodyTransform, String...)}, of these bodies. */
    public static void check(BodyTransform transform, Arbitrary<Bytes> bodies) {
        check(transform, bodies, Search.TRIES);
    }

    /** As {@link #check(BodyTransform, Arbitrary)}, with so many tries. */
    public static void check(BodyTransform transform, Arbitrary<Bytes> bodies, int tries) {
        new Search<>(LAW, Chunkings.in(bodies), body -> check(transform, body), body -> test("transform", body))
                .run(tries);
    }

    private static String test(String checked, Chunking body) {
        return "@Test\nvoid aBodyInTheseChunksBecomesTheSameBytes() {\n    ChunkLaws.check(" + checked + ", " + body
                + ");\n}";
    }

    /**
     * Checks a transform. The chunks are views that die with their step, and {@code finish} is asked after each, as in a proxy.
     *
     * @throws AssertionError when this cut yields other bytes than the whole, or is aborted for another reason
     */
    public static void check(BodyTransform transform, Chunking body) {
        Run whole = Run.whole(transform, body);
        Run cut = Run.cut(transform, body);
        if (!cut.equals(whole)) {
            throw new AssertionError("the body in " + body + " becomes " + cut + ", but in one chunk " + whole);
        }
    }

    /**
     * Checks that a transform keeps at most so many bytes of a body between two chunks, in its state and as what {@code finish}
     * stands for together. Constants of the transform do not count.
     *
     * @throws AssertionError when it keeps more
     */
    public static void requireRetained(BodyTransform transform, int most, Chunking body) {
        long kept = Run.mostKept(transform, body);
        if (kept > most) {
            throw new AssertionError("the transform keeps " + kept + " bytes of "
                    + body.body().size() + " in " + body.chunks().size() + " chunks, at most " + most + " were stated");
        }
    }

    /**
     * Checks the pipeline of a plugin on the JVM, in both directions.
     *
     * @throws AssertionError when this cut yields other bytes, or another ending, than the whole
     */
    public static void check(Plugin<?> plugin, String configuration, Chunking body) {
        check(PluginTester.onJvm(plugin).configure(configuration), body);
    }

    /** As {@link #check(Plugin, String, Chunking)}, of a plugin that runs already: on the JVM or as a module. */
    public static void check(ConfiguredPlugin plugin, Chunking body) {
        Seen whole = exchange(plugin, body.whole());
        Seen cut = exchange(plugin, body);
        requireSame("the request body", body, whole.requests(), cut.requests());
        requireSame("the response body", body, Vector.of(whole.client()), Vector.of(cut.client()));
        if (cut.client().ending() != whole.client().ending()) {
            throw new AssertionError(
                    "the response in " + body + " ends " + cut.client().ending() + ", but in one chunk "
                            + whole.client().ending());
        }
    }

    /**
     * Looks for a body and a cut that break the law, in a plugin that runs already.
     *
     * @throws LawBroken with the smallest body and the fewest cuts that break it, as a test to be pasted
     */
    public static void check(ConfiguredPlugin plugin, Arbitrary<Bytes> bodies, int tries) {
        new Search<>(LAW, Chunkings.in(bodies), body -> check(plugin, body), body -> test("plugin", body)).run(tries);
    }

    private static Seen exchange(ConfiguredPlugin plugin, Chunking body) {
        return plugin.upstream(request -> body.in(answer(200))).exchange(body.in(post("/")));
    }

    private static void requireSame(
            String what, Chunking body, Seq<? extends Message<?>> expected, Seq<? extends Message<?>> found) {
        String becomes = found.map(ChunkLaws::text).mkString(", ");
        String should = expected.map(ChunkLaws::text).mkString(", ");
        if (!becomes.equals(should)) {
            throw new AssertionError(what + " in " + body + " becomes " + becomes + ", but in one chunk " + should);
        }
    }

    private static String text(Message<?> message) {
        return JavaText.body(Bytes.adopt(message.bytes()));
    }
}
