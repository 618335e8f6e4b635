package dev.penstock.compiler.input;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the compiler finds the plugin's side of the ABI.
 *
 * @param exports the binary name of the class with the exports and {@code main}
 * @param entry the binary name of the class whose native method asks for the author's plugin
 * @param method the name of that method: static, without arguments, returning what the author's method returns
 * @param needed further exports
 * @param flags what it asks of the code of a module
 * @param reading what reads configurations: the beginnings of the names of methods, with their classes, which requests do not need
 *     unless they lead to a call that names one
 */
public record Guest(
        String exports, String entry, String method, List<Needed> needed, List<Flag> flags, List<String> reading) {
    private static final String WASM = "dev.penstock.guest.wasm.";
    private static final String FOLLOWING = "dev.penstock.core.machine.HalfState$Following";
    private static final String QUEUE = "dev.penstock.core.machine.RootMachine$Queue";
    private static final String ASSEMBLY = "dev.penstock.dsl.Assembly";

    /**
     * What looks at a request's headers when they have gone on: handlers, log lines of the author for the request's id, and limits of
     * a response's body for tunnels.
     */
    private static final Flag LATER_READS = new Flag(
            WASM + "Reached",
            "laterReadsOfRequests",
            List.of(
                    "dev.penstock.guest.ExchangeReads.request",
                    "dev.penstock.core.exchange.Edit.log",
                    "dev.penstock.core.exchange.BodyLimit$Most.<init>"));

    /** The guest of {@code penstock-guest}. */
    public static Guest penstock() {
        return new Guest(WASM + "Exports", WASM + "Entry", "plugin", callbacks(), List.of(LATER_READS), readers());
    }

    /** Whether a method with this name reads configurations, and so is needed by requests only where they lead to its name. */
    public boolean isOnlyByName(String method) {
        return reading.stream().anyMatch(method::startsWith);
    }

    private static List<Needed> callbacks() {
        return List.of(
                Needed.byInstance(FOLLOWING, WASM + "BodyExports"),
                new Needed(ASSEMBLY, "requestTrailers", WASM + "BodyExports"),
                new Needed(ASSEMBLY, "responseTrailers", WASM + "BodyExports"),
                Needed.byInstance(FOLLOWING, WASM + "ResponseExports"),
                new Needed(ASSEMBLY, "requestTrailers", WASM + "ResponseExports"),
                new Needed(ASSEMBLY, "responseTrailers", WASM + "ResponseExports"),
                new Needed(ASSEMBLY, "responseHeaders", WASM + "ResponseExports"),
                new Needed(ASSEMBLY, "done", WASM + "LogExports"),
                Needed.byInstance(QUEUE, WASM + "QueueExports"));
    }

    private static List<String> readers() {
        return Stream.of(
                        "core.json.Checked",
                        "core.json.Combined",
                        "core.json.Config",
                        "core.json.Excerpt",
                        "core.json.Field",
                        "core.json.Text",
                        "core.json.UnknownFields",
                        "core.rules.Rule$",
                        "core.rules.RuleMatch",
                        "core.rules.RuleParts",
                        "core.rules.RuleReader",
                        "dsl.Assembly",
                        "dsl.ConfigSource",
                        "dsl.Declared",
                        "dsl.Named",
                        "dsl.Plugin",
                        "dsl.RootVerbs",
                        "dsl.RulesSource",
                        "guest.Dispatcher$configure")
                .map("dev.penstock."::concat)
                .toList();
    }
}
