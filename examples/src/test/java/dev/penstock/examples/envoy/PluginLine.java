package dev.penstock.examples.envoy;

import dev.penstock.testkit.envoy.LogLine;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** A log line of a plugin, taken apart: {@code [plugin] [plugin id] [request id] message}. */
record PluginLine(String level, String plugin, String id, String request, String message) {
    private static final Pattern FORM = Pattern.compile("\\[([^]]*)] \\[([^]]*)] \\[([^]]*)] (.*)");

    /** That of an entry of Envoy's log, where it is one. */
    static Option<PluginLine> of(LogLine line) {
        return line.plugin()
                .map(FORM::matcher)
                .filter(matcher -> matcher.matches())
                .map(found ->
                        new PluginLine(line.level(), found.group(1), found.group(2), found.group(3), found.group(4)));
    }

    /** Those of a whole log. */
    static Seq<PluginLine> all(Seq<LogLine> log) {
        return log.flatMap(PluginLine::of);
    }
}
