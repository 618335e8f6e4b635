package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of Envoy's application log; a message of several lines is one entry.
 *
 * @param time when it was written, in the system's time zone; the beginning of 1970 for text that came before any entry
 * @param thread the system's number of the thread that wrote it; 0 for text that came before any entry
 * @param level {@code trace}, {@code debug}, {@code info}, {@code warning}, {@code error} or {@code critical}; empty for text that came
 *     before any entry
 * @param component for example {@code wasm} or {@code main}
 */
public record LogLine(LocalDateTime time, int thread, String level, String component, String message) {

    /** Envoy's {@code --log-format} that {@link #parse} reads. */
    static final String FORMAT = "[%Y-%m-%d %T.%e][%t][%l][%n] %v";

    private static final LocalDateTime NEVER = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Pattern ENTRY = Pattern.compile(
            "^\\[(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d{3})]\\[(\\d+)]\\[(\\w+)]\\[([\\w.]+)] (.*)$",
            Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("^\\[[^]]*] \\[[^]]*] \\[[^]]*] (.*)$", Pattern.DOTALL);
    private static final Pattern PLUGIN = Pattern.compile("^wasm log([^:]*): (.*)$", Pattern.DOTALL);

    /** An entry whose time is of no matter. */
    public LogLine(int thread, String level, String component, String message) {
        this(NEVER, thread, level, component, message);
    }

    /** What a plugin logged, when it was a plugin: the message without the names Envoy puts before it. */
    public Option<String> plugin() {
        var matcher = PLUGIN.matcher(message);
        return component.equals("wasm") && matcher.matches() ? Option.of(matcher.group(2)) : Option.none();
    }

    /** What a plugin of Penstock said: {@link #plugin} without the plugin's name, its id and the request's id. */
    public Option<String> said() {
        return plugin().map(SAID::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    /** Whether it is of level error or critical. */
    public boolean isError() {
        return level.equals("error") || level.equals("critical");
    }

    /** Whether it is an error, or a plugin's warning. */
    boolean isTrouble() {
        return isError() || (level.equals("warning") && plugin().isDefined());
    }

    @Override
    public String toString() {
        return "[" + level + "][" + component + "] " + message;
    }

    static Seq<LogLine> parse(String log) {
        return Vector.ofAll(log.lines()).foldLeft(Vector.<LogLine>empty(), LogLine::append);
    }

    private static Vector<LogLine> append(Vector<LogLine> entries, String line) {
        var matcher = ENTRY.matcher(line);
        if (matcher.matches()) {
            return entries.append(of(matcher));
        }
        return entries.isEmpty() ? entries.append(new LogLine(NEVER, 0, "", "", line)) : continueLast(entries, line);
    }

    private static LogLine of(Matcher matcher) {
        return new LogLine(
                LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4),
                matcher.group(5),
                matcher.group(6));
    }

    private static Vector<LogLine> continueLast(Vector<LogLine> entries, String line) {
        var last = entries.last();
        return entries.init()
                .append(new LogLine(last.time, last.thread, last.level, last.component, last.message + "\n" + line));
    }
}
