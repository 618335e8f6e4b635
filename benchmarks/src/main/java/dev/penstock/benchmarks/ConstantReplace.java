package dev.penstock.benchmarks;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.dsl.Plugin;

/** The example {@code streaming-replace} with its texts as constants: what it costs without a configuration and so without JSON. */
public final class ConstantReplace {
    private ConstantReplace() {}

    /** Replaces {@code old} by {@code new} in both directions. */
    public static Plugin<Unit> plugin() {
        return Plugin.named("constant-replace")
                .onStreamingBody(config -> BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("new")));
    }
}
