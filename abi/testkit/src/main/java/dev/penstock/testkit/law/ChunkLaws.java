package dev.penstock.testkit.law;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.http.Message;
import dev.penstock.testkit.http.Seen;

/** Chunk-split invariance: however a body is cut, what comes out is the same bytes as for the body in one chunk. */
public final class ChunkLaws {
    private ChunkLaws() {}

    /**
     * Checks a transform.
     *
     * @throws AssertionError when this cut yields other bytes than the whole
     */
    public static void check(BodyTransform transform, Chunking body) {
        requireEqual("the body", body, through(transform, body.whole()), through(transform, body));
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
        requireEqual("the request body", body, whole.upstream(), cut.upstream());
        requireEqual("the response body", body, whole.client(), cut.client());
        if (cut.client().ending() != whole.client().ending()) {
            throw new AssertionError(
                    "the response in " + body + " ends " + cut.client().ending() + ", but in one chunk "
                            + whole.client().ending());
        }
    }

    private static Seen exchange(ConfiguredPlugin plugin, Chunking body) {
        return plugin.upstream(request -> body.in(answer(200))).exchange(body.in(post("/")));
    }

    private static Bytes through(BodyTransform transform, Chunking body) {
        TransformState state = transform.start();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
        }
        return out.concat(state.finish());
    }

    private static void requireEqual(String what, Chunking body, Message<?> expected, Message<?> found) {
        requireEqual(what, body, Bytes.copyOf(expected.bytes()), Bytes.copyOf(found.bytes()));
    }

    private static void requireEqual(String what, Chunking body, Bytes expected, Bytes found) {
        if (!found.equals(expected)) {
            throw new AssertionError(
                    what + " in " + body + " becomes \"" + found + "\", but in one chunk \"" + expected + "\"");
        }
    }
}
