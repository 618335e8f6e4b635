package dev.penstock.examples.envoy;

import dev.penstock.examples.StreamingReplace;
import dev.penstock.testkit.envoy.WasmFilter;
import java.nio.file.Path;

/** Configurations of {@link StreamingReplace}. */
enum Replacement {
    SAME_LENGTH("old", "new"),
    LONGER("old", "as good as new"),
    EMPTY("old", ""),
    /** The pattern overlaps itself, so that a failed match may hide the next one. */
    OVERLAPPING("ababac", "ab");

    private final String from;
    private final String to;

    Replacement(String from, String to) {
        this.from = from;
        this.to = to;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    String configuration() {
        return "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    }

    /** The module that the build has made, configured so. */
    WasmFilter filter() {
        return unconfigured().configured(configuration());
    }

    static WasmFilter unconfigured() {
        var name = StreamingReplace.plugin().name();
        return WasmFilter.of(name, Path.of("target", "wasm", name + ".wasm"));
    }
}
