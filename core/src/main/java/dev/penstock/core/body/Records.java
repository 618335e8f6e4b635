package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import java.util.function.UnaryOperator;

/**
 * Applies a function to each record. Between chunks it keeps the record that has begun, which is no longer than the limit by
 * more than its delimiter. Records that stand whole in a chunk are handed on where they stand, and those that stay as they
 * are go on as one run.
 */
final class Records implements BodyTransform {
    private static final Bytes LINE_FEED = Bytes.utf8("\n");

    private final boolean lines;
    private final Bytes delimiter;
    private final UnaryOperator<Bytes> change;
    private final int most;
    private final Partial start = new Partial(Gathered.nothing());

    private Records(boolean lines, Bytes delimiter, UnaryOperator<Bytes> change, int most) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.change = change;
        this.most = most;
    }

    static Records lines(UnaryOperator<Bytes> change, int most) {
        return new Records(true, LINE_FEED, change, requireLimit("lines", most));
    }

    static Records delimited(Bytes delimiter, UnaryOperator<Bytes> change, int most) {
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("records: the delimiter must not be empty");
        }
        return new Records(false, delimiter, change, requireLimit("records", most));
    }

    static int requireLimit(String verb, int most) {
        if (most < 1) {
            throw new IllegalArgumentException(verb + ": the most bytes must be at least 1, got " + most);
        }
        return most;
    }

    @Override
    public TransformState start() {
        return start;
    }

    private Abort tooLong() {
        return Limit.exceeded(lines ? "a line of the body" : "a record of the body", most);
    }

    /** How many of the bytes before the delimiter's last belong to the delimiter. */
    private int delimiterBefore(Bytes record) {
        return lines && !record.isEmpty() && record.at(record.size() - 1) == '\r' ? 1 : 0;
    }

    private final class Partial implements TransformState {
        private final Gathered begun;

        Partial(Gathered begun) {
            this.begun = begun;
        }

        @Override
        public Emission step(Bytes chunk) {
            return chunk.isEmpty() ? new Emission(this, chunk) : new Scan(chunk).run(begun);
        }

        @Override
        public Bytes finish() {
            return begun.isEmpty() ? Bytes.empty() : change.apply(begun.whole());
        }

        @Override
        public <R> R standing(boolean end, Standing<R> cases) {
            if (end && begun.size() > most) {
                return cases.aborted(tooLong());
            }
            return end || begun.isEmpty() ? cases.sound() : cases.deferred();
        }
    }

    /** One pass over one chunk. */
    private final class Scan {
        private final Bytes chunk;
        private BytesBuilder out;
        private int done;
        private int next;

        Scan(Bytes chunk) {
            this.chunk = chunk;
        }

        Emission run(Gathered begun) {
            int end = begun.isEmpty() ? endFrom(0) : endAfter(begun);
            if (end > 0 && !begun.isEmpty()) {
                if (!joined(begun.and(chunk.slice(0, end)).whole())) {
                    return emission(new Aborted(tooLong()));
                }
                done = end;
                next = end;
                end = endFrom(end);
            }
            while (end > 0) {
                if (!changed(end - delimiter.size())) {
                    return emission(new Aborted(tooLong()));
                }
                next = end;
                end = endFrom(end);
            }
            return emission(after(next > 0 ? Gathered.nothing() : begun));
        }

        /** Where the delimiter from {@code from} on ends, or -1. */
        private int endFrom(int from) {
            int found = chunk.indexOf(delimiter, from);
            return found < 0 ? -1 : found + delimiter.size();
        }

        /** As {@link #endFrom}, of a delimiter that may have begun before this chunk. */
        private int endAfter(Gathered begun) {
            int before = Math.min(delimiter.size() - 1, begun.size());
            if (before > 0) {
                Bytes edge = begun.end(before).concat(chunk.slice(0, Math.min(delimiter.size() - 1, chunk.size())));
                int found = edge.indexOf(delimiter, 0);
                if (found >= 0) {
                    return found + delimiter.size() - before;
                }
            }
            return endFrom(0);
        }

        /** Changes a record that began before this chunk; false when it is too long. */
        private boolean joined(Bytes whole) {
            Bytes record = whole.slice(0, whole.size() - delimiter.size());
            int end = record.size() - delimiterBefore(record);
            if (end <= most) {
                output().append(change.apply(whole.slice(0, end))).append(whole, end, whole.size());
            }
            return end <= most;
        }

        /** Changes the record from {@code next} up to {@code to}; false when it is too long. */
        private boolean changed(int to) {
            int end = to - delimiterBefore(chunk.slice(next, to));
            Bytes record = chunk.slice(next, end);
            if (record.size() > most) {
                return false;
            }
            Bytes made = change.apply(record);
            if (made.size() != record.size() || !(made.isEmpty() || made.leads(record))) {
                output().append(chunk, done, next).append(made);
                done = end;
            }
            return true;
        }

        private TransformState after(Gathered begun) {
            Gathered left = begun.and(chunk.slice(next, chunk.size()));
            int slack = delimiter.size() - 1 + (lines ? 1 : 0);
            return left.isEmpty() ? start : left.size() - slack > most ? new Aborted(tooLong()) : new Partial(left);
        }

        private Emission emission(TransformState state) {
            Bytes last = chunk.slice(done, Math.max(done, next));
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
