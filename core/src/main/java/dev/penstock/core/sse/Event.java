package dev.penstock.core.sse;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * One event of an event stream, immutable: lines up to a blank one. Reads are those of WHATWG HTML, "interpreting an event
 * stream". Its bytes stay as they came until something is changed; then still all lines but the changed ones do, comments and
 * unknown fields included.
 */
@CheckReturnValue
public final class Event {
    private final Option<Bytes> verbatim;
    private final List<Line> lines;

    private Event(Option<Bytes> verbatim, List<Line> lines) {
        this.verbatim = verbatim;
        this.lines = lines;
    }

    /** The event in these bytes, which hold no blank line but at the end, where it may be missing. */
    static Event parse(Bytes bytes) {
        return new Event(Option.some(bytes), Line.split(bytes));
    }

    /** An event with that data, which may have several lines, and nothing else. */
    public static Event of(String data) {
        return new Event(Option.none(), List.empty()).withData(data);
    }

    /** The data: the {@code data} fields joined by LF; empty where there are none. */
    public String data() {
        return values("data").mkString("\n");
    }

    /** Whether there is a {@code data} field: without one a client dispatches nothing. */
    public boolean hasData() {
        return lines.exists(line -> line.isNamed("data"));
    }

    /** The type: the last {@code event} field, or {@code message} where that is missing or empty. */
    public String type() {
        String last = values("event").lastOption().getOrElse("");
        return last.isEmpty() ? "message" : last;
    }

    /** The last {@code id} field without NUL. An empty one resets the last event id of the client. */
    public Option<String> id() {
        return values("id").filter(id -> id.indexOf('\0') < 0).lastOption();
    }

    /** The last {@code retry} field of digits only, in milliseconds; none where it exceeds 18 digits. */
    public Option<Long> retry() {
        return values("retry").filter(Event::isNumber).lastOption().map(Long::parseLong);
    }

    private static boolean isNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    /** The values of all fields of that name, in order. */
    public List<String> values(String field) {
        return lines.filter(line -> line.isNamed(field)).map(Line::value);
    }

    /** The text of the comments. */
    public List<String> comments() {
        return values("");
    }

    /** This event with that data, which may have several lines, where its first data field stood. */
    public Event withData(String data) {
        String text = data.replace("\r\n", "\n").replace('\r', '\n');
        List<Line> made = List.empty();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            made = made.append(Line.of("data", text.substring(from, end)));
            from = end + 1;
        }
        return with("data", made.append(Line.of("data", text.substring(from))));
    }

    /** This event with that type. @throws IllegalArgumentException for CR or LF in {@code type} */
    public Event withType(String type) {
        return with("event", List.of(Line.of("event", type)));
    }

    /** This event with that id. @throws IllegalArgumentException for CR, LF or NUL in {@code id} */
    public Event withId(String id) {
        if (id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("id of an event must not hold NUL");
        }
        return with("id", List.of(Line.of("id", id)));
    }

    /** This event with that time. @throws IllegalArgumentException when {@code milliseconds} is negative */
    public Event withRetry(long milliseconds) {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("retry of an event must not be negative, got " + milliseconds);
        }
        return with("retry", List.of(Line.of("retry", Long.toString(milliseconds))));
    }

    /** This event and a comment before its end. @throws IllegalArgumentException for CR or LF in {@code text} */
    public Event withComment(String text) {
        return new Event(Option.none(), lines.append(Line.of("", text)));
    }

    private Event with(String field, List<Line> made) {
        int at = lines.indexWhere(line -> line.isNamed(field));
        List<Line> before = lines.take(Math.max(at, 0));
        List<Line> after = lines.drop(Math.max(at, 0)).filter(line -> !line.isNamed(field));
        return new Event(
                Option.none(),
                at < 0 ? lines.appendAll(made) : before.appendAll(made).appendAll(after));
    }

    /** The event as it is sent, its blank line included unless it came without. */
    public Bytes bytes() {
        return verbatim.getOrElse(this::written);
    }

    /** Whether nothing was changed. */
    boolean isVerbatim() {
        return verbatim.isDefined();
    }

    private Bytes written() {
        BytesBuilder out = Bytes.empty().builder(64);
        for (Line line : lines) {
            out.append(line.bytes());
        }
        return out.append(Bytes.utf8("\n")).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event that && bytes().equals(that.bytes());
    }

    @Override
    public int hashCode() {
        return bytes().hashCode();
    }

    @Override
    public String toString() {
        return bytes().toString();
    }
}
