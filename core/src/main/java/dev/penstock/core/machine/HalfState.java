package dev.penstock.core.machine;

import dev.penstock.core.body.Emission;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Action;

/**
 * Where one direction of a stream stands.
 *
 * <pre>
 *   Unseen --headers--> Passing                     the body is not looked at
 *                       Tunnelled                   nor is the one of the other direction
 *                       Rewriting --chunk--> Rewriting --end or trailers--> Ended
 * </pre>
 */
sealed interface HalfState {
    /** Takes the host's body buffer. */
    Turn body(Bytes buffer, boolean end);

    /** Takes the trailers, which end the direction. */
    Turn trailers();

    /** No headers yet. */
    enum Unseen implements HalfState {
        INSTANCE;

        @Override
        public Turn body(Bytes buffer, boolean end) {
            return new Turn.Violation("a body before its headers");
        }

        @Override
        public Turn trailers() {
            return new Turn.Violation("trailers before their headers");
        }
    }

    /** The body passes untouched. */
    enum Passing implements HalfState {
        INSTANCE,
        /** A request that turns its connection into a tunnel: the other direction is not HTTP either. */
        TUNNELLED;

        @Override
        public Turn body(Bytes buffer, boolean end) {
            return new Turn.Untouched(this, Action.CONTINUE);
        }

        @Override
        public Turn trailers() {
            return new Turn.Untouched(this, Action.CONTINUE);
        }
    }

    /** Nothing of this direction follows. */
    enum Ended implements HalfState {
        INSTANCE;

        @Override
        public Turn body(Bytes buffer, boolean end) {
            return new Turn.Violation("a body after its end");
        }

        @Override
        public Turn trailers() {
            return new Turn.Violation("trailers after the end");
        }
    }

    /**
     * A transform is at work. While bytes are pending, the host's buffer holds what was settled and after it what would end
     * the body now: so trailers, which cannot add to a body once bytes have gone on, find it already right.
     *
     * <p>A host may refuse a message when what it holds and the next chunk are together more than its buffer limit. Where a
     * chunk may be that large nothing is held, and pending bytes are kept here alone.
     *
     * @param state where the transform stands
     * @param holds whether the host is asked to hold for the sake of pending bytes
     * @param settled how many bytes at the start of the host's buffer are final
     * @param pending how many bytes after them stand for {@code state.finish()}
     */
    record Rewriting(TransformState state, boolean holds, int settled, int pending) implements HalfState {
        /** A frame of HTTP/2. A host that holds one has room for the next in a buffer of 32 KiB. */
        static final int FRAME = 16 * 1024;

        /** The most bytes that a rewritten frame may have for the host to be asked to hold it. */
        static final int MOST_HELD = 64 * 1024;

        static Rewriting from(TransformState state, boolean holds) {
            return new Rewriting(state, holds, 0, 0);
        }

        @Override
        public Turn body(Bytes buffer, boolean end) {
            int known = settled + pending;
            if (buffer.size() < known) {
                return new Turn.Violation("a buffer of " + buffer.size() + " bytes after " + known + " were held");
            }
            Emission emission = state.step(buffer.slice(known, buffer.size()));
            Bytes tail = emission.next().finish();
            if (end) {
                return Turn.write(Ended.INSTANCE, Action.CONTINUE, buffer, joined(buffer, emission.out(), tail));
            }
            int held = settled + emission.out().size() + tail.size();
            int most = buffer.size() <= FRAME && known == 0 ? MOST_HELD : FRAME;
            if (!holds || tail.isEmpty() || held > most) {
                Bytes released = joined(buffer, emission.out(), Bytes.empty());
                return Turn.write(from(emission.next(), holds), Action.CONTINUE, buffer, released);
            }
            Rewriting next = new Rewriting(emission.next(), true, held - tail.size(), tail.size());
            return standsAlready(buffer, emission.out(), tail)
                    ? new Turn.Untouched(next, Action.HOLD)
                    : Turn.write(next, Action.HOLD, buffer, joined(buffer, emission.out(), tail));
        }

        @Override
        public Turn trailers() {
            int owed = state.finish().size() - pending;
            return owed == 0 ? new Turn.Untouched(Ended.INSTANCE, Action.CONTINUE) : new Turn.CutShort(owed);
        }

        private Bytes joined(Bytes buffer, Bytes out, Bytes tail) {
            if (settled == 0 && tail.isEmpty()) {
                return out;
            }
            return buffer.builder(settled + out.size() + tail.size())
                    .append(buffer, 0, settled)
                    .append(out)
                    .append(tail)
                    .build();
        }

        /** Whether the buffer is {@code out} and {@code tail} as it is, so that nothing need be written. */
        private boolean standsAlready(Bytes buffer, Bytes out, Bytes tail) {
            return settled + pending == 0
                    && out.size() + tail.size() == buffer.size()
                    && (out.isEmpty() || out.leads(buffer))
                    && buffer.endsWith(tail);
        }
    }
}
