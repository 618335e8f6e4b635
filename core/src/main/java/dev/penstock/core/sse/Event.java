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
    private static final Bytes TYPE = Bytes.utf8("event");
    private static final Bytes ID = Bytes.utf8("id");
    private static final Bytes RETRY = Bytes.utf8("retry");

    private final Option<Bytes> verbatim;
    private final List<Line> lines;

    private Event(Option<Bytes> verbatim, List<Line> lines) {
        this.verbatim = verbatim;
        this.lines = lines;
    }

    /** The event in these bytes, which hold no blank line but at the end, where it may be missing. */
    static Event parse(Bytes bytes) {
        return new Event(Option.some(bytes), Line.split(bytes.owned()));
    }

    /** An event with that data, which may have several lines, and nothing else. */
    public static Event of(String data) {
        return new Event(Option.none(), List.empty()).withData(data);
    }

    /** The data: the {@code data} fields joined by LF; empty where there are none. */
    public String data() {
        List<String> values = values(Line.DATA);
        return values.isEmpty() ? "" : joined(values.head(), values.tail());
    }

    /** Without {@code mkString}, by which a module would have the {@code toString} of every class. */
    private static String joined(String first, List<String> rest) {
        if (rest.isEmpty()) {
            return first;
        }
        StringBuilder text = new StringBuilder(first);
        for (String line : rest) {
            text.append('\n').append(line);
        }
        return text.toString();
    }

    /** Whether there is a {@code data} field: without one a client dispatches nothing. */
    public boolean hasData() {
        return has(Line.DATA);
    }

    /** The type: the last {@code event} field, or {@code message} where that is missing or empty. */
    public String type() {
        String last = values(TYPE).lastOption().getOrElse("");
        return last.isEmpty() ? "message" : last;
    }

    /** The last {@code id} field without NUL. An empty one resets the last event id of the client. */
    public Option<String> id() {
        return values(ID).filter(id -> id.indexOf('\0') < 0).lastOption();
    }

    /** The last {@code retry} field of digits only, in milliseconds; none where it exceeds 18 digits. */
    public Option<Long> retry() {
        return values(RETRY).filter(Event::isNumber).lastOption().map(Long::parseLong);
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
        return values(Bytes.utf8(field));
    }

    private List<String> values(Bytes field) {
        List<String> latestFirst = List.empty();
        for (Line line : lines) {
            if (line.isNamed(field)) {
                latestFirst = latestFirst.prepend(line.value());
            }
        }
        return latestFirst.reverse();
    }

    private boolean has(Bytes field) {
        for (Line line : lines) {
            if (line.isNamed(field)) {
                return true;
            }
        }
        return false;
    }

    /** The text of the comments. */
    public List<String> comments() {
        return values(Bytes.empty());
    }

    /** This event with that data, which may have several lines, where its first data field stood. */
    public Event withData(String data) {
        return with(Line.DATA, Line.data(Bytes.utf8(data)));
    }

    /** This event with that type. @throws IllegalArgumentException for CR or LF in {@code type} */
    public Event withType(String type) {
        return with(TYPE, List.of(Line.of(TYPE, type)));
    }

    /** This event with that id. @throws IllegalArgumentException for CR, LF or NUL in {@code id} */
    public Event withId(String id) {
        if (id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("id of an event must not hold NUL");
        }
        return with(ID, List.of(Line.of(ID, id)));
    }

    /** This event with that time. @throws IllegalArgumentException when {@code milliseconds} is negative */
    public Event withRetry(long milliseconds) {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("retry of an event must not be negative, got " + milliseconds);
        }
        return with(RETRY, List.of(Line.of(RETRY, Long.toString(milliseconds))));
    }

    /** This event and a comment before its end. @throws IllegalArgumentException for CR or LF in {@code text} */
    public Event withComment(String text) {
        return new Event(Option.none(), lines.append(Line.of(Bytes.empty(), text)));
    }

    /** This event with those lines where its first one of that name stood, else at its end. */
    private Event with(Bytes field, List<Line> made) {
        List<Line> latestFirst = List.empty();
        List<Line> rest = made;
        for (Line line : lines) {
            if (!line.isNamed(field)) {
                latestFirst = latestFirst.prepend(line);
            } else {
                latestFirst = prepended(latestFirst, rest);
                rest = List.empty();
            }
        }
        return new Event(Option.none(), prepended(latestFirst, rest).reverse());
    }

    private static List<Line> prepended(List<Line> latestFirst, List<Line> made) {
        List<Line> all = latestFirst;
        for (Line line : made) {
            all = all.prepend(line);
        }
        return all;
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
        writeTo(out);
        return out.build();
    }

    /** Appends the event as it is sent. */
    void writeTo(BytesBuilder out) {
        if (isVerbatim()) {
            out.append(verbatim.get());
            return;
        }
        for (Line line : lines) {
            out.append(line.bytes());
        }
        out.append(Line.LINE_FEED);
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
