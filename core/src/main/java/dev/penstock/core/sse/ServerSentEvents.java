package dev.penstock.core.sse;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.Aborted;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.Gathered;
import dev.penstock.core.body.Observation;
import dev.penstock.core.body.Standing;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Changes the events of event streams (WHATWG HTML, "server-sent events") as they pass: lines end with CR LF, LF or CR, a byte order
 * mark may begin the body.
 */
public final class ServerSentEvents implements BodyTransform {
    /** The longest event where nothing else is said: 1 MiB. */
    public static final int MOST_EVENT = 1024 * 1024;

    private static final Bytes BYTE_ORDER_MARK = Bytes.utf8("\ufeff");

    private final Function<? super Event, ? extends Seq<Event>> change;
    private final int most;

    private ServerSentEvents(Function<? super Event, ? extends Seq<Event>> change, int most) {
        this.change = change;
        this.most = most;
    }

    /** As {@link #flatMap(Function, int)}, of events of at most {@link #MOST_EVENT} bytes. */
    public static BodyTransform flatMap(Function<? super Event, ? extends Seq<Event>> change) {
        return flatMap(change, MOST_EVENT);
    }

    /**
     * In place of each event come those that {@code change} makes of it: none drops it, itself lets it pass as it is. Lines up to
     * a blank one without {@code data}, which clients do not dispatch, pass as they are. What the body's end cuts is an event too,
     * for some clients take it. An event that has begun is kept; one with more than {@code most} bytes aborts the body.
     *
     * @throws IllegalArgumentException when {@code most} is less than 1
     */
    public static BodyTransform flatMap(Function<? super Event, ? extends Seq<Event>> change, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("server-sent events: the most bytes must be at least 1, got " + most);
        }
        return new ServerSentEvents(change, most);
    }

    /**
     * What is learned of the events of a body, those that its end cuts included. An event that has begun is kept; after one with
     * more than {@code most} bytes nothing is learned any more.
     *
     * @throws IllegalArgumentException when {@code most} is less than 1
     */
    public static <T> Observation<T> fold(T start, int most, BiFunction<? super T, ? super Event, ? extends T> fold) {
        return new EventFold<>(flatMap(List::of, most).start(), fold, start);
    }

    @Override
    public TransformState start() {
        return new Begun(Gathered.nothing(), true, false, false, true);
    }

    private Abort tooLong() {
        return Abort.tooLarge("an event of the body has more than " + most + " bytes");
    }

    /** What becomes of the bytes of an event: they stay where {@code made} is nothing or the event itself. */
    private record Change(Bytes bytes, int mark, Seq<Event> made, boolean stays) {
        static Change of(Bytes bytes, boolean first, Function<? super Event, ? extends Seq<Event>> change) {
            int mark = first && bytes.size() >= 3 && bytes.slice(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
            Bytes content = bytes.slice(mark, bytes.size());
            Event came = Event.parse(content);
            if (!came.hasData()) {
                return new Change(bytes, mark, List.empty(), true);
            }
            Seq<Event> made = change.apply(came);
            boolean same = made.size() == 1
                    && made.head().isVerbatim()
                    && made.head().bytes().leads(content);
            return new Change(bytes, mark, made, same);
        }

        BytesBuilder writeTo(BytesBuilder out) {
            if (stays) {
                return out.append(bytes);
            }
            out.append(bytes, 0, mark);
            for (Event event : made) {
                event.writeTo(out);
            }
            return out;
        }
    }

    /** Between two chunks. */
    final class Begun implements TransformState {
        /** What has come of an event. */
        private final Gathered event;

        /** Whether the next line has no byte yet. */
        private final boolean blank;

        /** Whether CR came last, so that LF belongs to it. */
        private final boolean afterReturn;

        /** Whether such an LF goes on, for the CR did. */
        private final boolean passes;

        /** Whether no event has ended. */
        private final boolean first;

        Begun(Gathered event, boolean blank, boolean afterReturn, boolean passes, boolean first) {
            this.event = event;
            this.blank = blank;
            this.afterReturn = afterReturn;
            this.passes = passes;
            this.first = first;
        }

        @Override
        public Emission step(Bytes chunk) {
            return step(chunk, change);
        }

        Emission step(Bytes chunk, Function<? super Event, ? extends Seq<Event>> each) {
            return chunk.isEmpty() ? new Emission(this, chunk) : new Scan(this, chunk, each).run();
        }

        /** The event that would be cut if the body ended here. */
        Option<Event> cut() {
            return Option.when(!event.isEmpty(), () -> Event.parse(event.whole()))
                    .filter(Event::hasData);
        }

        @Override
        public Bytes finish() {
            return event.isEmpty()
                    ? Bytes.empty()
                    : Change.of(event.whole(), first, change)
                            .writeTo(Bytes.empty().builder(event.size()))
                            .build();
        }

        @Override
        public <R> R standing(boolean end, Standing<R> cases) {
            return end || event.isEmpty() ? cases.sound() : cases.deferred();
        }
    }

    /** One pass over one chunk. */
    private final class Scan {
        private final Bytes chunk;
        private final Function<? super Event, ? extends Seq<Event>> each;
        private Gathered event;
        private boolean blank;
        private boolean afterReturn;
        private boolean passes;
        private boolean first;
        private int start;
        private int done;
        private BytesBuilder out;

        Scan(Begun before, Bytes chunk, Function<? super Event, ? extends Seq<Event>> each) {
            this.chunk = chunk;
            this.each = each;
            this.event = before.event;
            this.blank = before.blank;
            this.afterReturn = before.afterReturn;
            this.passes = before.passes;
            this.first = before.first;
        }

        Emission run() {
            int at = 0;
            while (at < chunk.size()) {
                if (!take(chunk.at(at), at)) {
                    return emission(new Aborted(tooLong()));
                }
                at = blank || afterReturn ? at + 1 : chunk.indexOfEither('\n', '\r', at + 1);
            }
            Gathered left = event.and(chunk.slice(start, chunk.size()));
            return emission(
                    left.size() > most ? new Aborted(tooLong()) : new Begun(left, blank, afterReturn, passes, first));
        }

        /** False when an event is too long. */
        private boolean take(byte next, int at) {
            boolean second = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (second) {
                return !isBetween(at) || lineFeedBetween(at);
            }
            boolean ends = next == '\n' || next == '\r';
            boolean whole = ends && blank;
            blank = ends;
            return !whole || ended(at + 1);
        }

        /** Whether no byte of an event has come. */
        private boolean isBetween(int at) {
            return event.isEmpty() && at == start;
        }

        private boolean lineFeedBetween(int at) {
            if (!passes) {
                output().append(chunk, done, at);
                done = at + 1;
            }
            start = at + 1;
            return true;
        }

        private boolean ended(int end) {
            Bytes bytes = event.isEmpty()
                    ? chunk.slice(start, end)
                    : event.and(chunk.slice(start, end)).whole();
            if (bytes.size() > most) {
                return false;
            }
            Change changed = Change.of(bytes, first, each);
            passes = changed.stays();
            if (!passes || !event.isEmpty()) {
                changed.writeTo(output().append(chunk, done, start));
                done = end;
            }
            event = Gathered.nothing();
            start = end;
            first = false;
            return true;
        }

        private Emission emission(TransformState state) {
            Bytes last = chunk.slice(done, Math.max(done, start));
            return new Emission(state, out == null ? last : out.append(last).build());
        }

        private BytesBuilder output() {
            if (out == null) {
                out = chunk.builder(chunk.size());
            }
            return out;
        }
    }
}
