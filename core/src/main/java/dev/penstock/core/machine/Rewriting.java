package dev.penstock.core.machine;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.Standing;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.Views;

/**
 * A transform is at work on a body.
 *
 * <p>Where a chunk leaves bytes pending, the host may be asked to hold what the chunk became and after it what would end the
 * body now: so trailers, which cannot add to a body once bytes have gone on, find it already right. A host fails a message
 * when what it holds and the next chunk exceed its buffer limit; so little is held, and only where chunks are small. A body
 * whose stated length has arrived has its pending bytes written at once.
 *
 * @param state where the transform stands
 * @param awaited how many bytes of the body are still to arrive, or {@link BodyFields#UNKNOWN}
 * @param holds whether the host is asked to hold for the sake of pending bytes
 * @param released how many bytes have gone on; negative before the first chunk
 * @param held what the host's buffer holds
 * @param holdsHeaders whether that came while the headers waited, so that they are held with it
 */
record Rewriting(
        Direction direction,
        TransformState state,
        long awaited,
        boolean holds,
        long released,
        Held held,
        boolean holdsHeaders)
        implements HalfState.Following {
    /** A frame of HTTP/2. A host that holds one has room for the next in a buffer of 32 KiB. */
    static final int FRAME = 16 * 1024;

    /** The most bytes that a rewritten frame may have for the host to be asked to hold it. */
    static final int MOST_HELD = 64 * 1024;

    /** Before the first chunk. */
    private static final int NOTHING_YET = -1;

    static Rewriting from(Direction direction, TransformState state, long awaited, boolean holds) {
        return new Rewriting(direction, state, awaited, holds, NOTHING_YET, Held.NOTHING, false);
    }

    @Override
    public boolean demandsBody(boolean end) {
        return true;
    }

    @Override
    public boolean demandsBodyInTrailers() {
        return false;
    }

    @Override
    public int fresh(Bytes buffer, int size) {
        return buffer.size() - held.size() - Math.max(0, held.startIn(buffer, released));
    }

    @Override
    public Turn meanwhile(Views views, Bytes buffer, Meanwhile came) {
        return new Rewriting(direction, state, awaited, holds, released, held, true)
                .body(views, buffer, came.size(), came.isWhole());
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        int start = held.startIn(buffer, released);
        if (start < 0) {
            return new Turn.Broken(Failures.lost(direction, held.size()));
        }
        int known = start + held.size();
        Emission emission = state.step(buffer.slice(known, buffer.size()));
        long missing = awaited == BodyFields.UNKNOWN ? BodyFields.UNKNOWN : awaited - (buffer.size() - known);
        boolean last = end || missing == 0;
        return emission.next().standing(last, new Outcome() {
            @Override
            public Turn sound() {
                Bytes tail = emission.next().finish();
                return last
                        ? ended(buffer, start, emission, tail, end)
                        : goesOn(buffer, start, emission, tail, missing);
            }

            @Override
            public Turn deferred() {
                return deferredFrom(buffer, start, emission, missing);
            }
        });
    }

    private Turn ended(Bytes buffer, int start, Emission emission, Bytes tail, boolean end) {
        HalfState next = end ? Edge.ENDED : Passing.INSTANCE;
        return Turn.write(next, Action.CONTINUE, buffer, joined(buffer, start + held.settled(), emission.out(), tail));
    }

    private Turn goesOn(Bytes buffer, int start, Emission emission, Bytes tail, long missing) {
        int kept = held.settled() + emission.out().size() + tail.size();
        return holds && !tail.isEmpty() && kept <= mostHeld(buffer)
                ? hold(buffer, start, emission, tail, missing)
                : release(buffer, start + held.settled(), emission, missing);
    }

    /**
     * What is held can be found again only where it is not empty, or nothing has gone on before. So the chunks themselves may have to
     * stand for what only the end can tell.
     */
    private Turn deferredFrom(Bytes buffer, int start, Emission emission, long missing) {
        int kept = held.settled() + emission.out().size();
        Bytes tail = kept == 0 && released > 0 ? buffer.slice(start, buffer.size()) : Bytes.empty();
        boolean hold = holds && kept + tail.size() <= mostHeld(buffer) && (kept + tail.size() > 0 || released <= 0);
        Turn turn = hold
                ? hold(buffer, start, emission, tail, missing)
                : release(buffer, start + held.settled(), emission, missing);
        return turn.mapNext(next -> new Deferred((Rewriting) next, hold));
    }

    private int mostHeld(Bytes buffer) {
        return held.size() == 0 && buffer.size() <= FRAME ? MOST_HELD : FRAME;
    }

    private Turn release(Bytes buffer, int settled, Emission emission, long missing) {
        long gone = Math.max(0, released) + held.settled() + emission.out().size();
        return Turn.write(
                new Rewriting(direction, emission.next(), missing, holds, gone, Held.NOTHING, false),
                Action.CONTINUE,
                buffer,
                joined(buffer, settled, emission.out(), Bytes.empty()));
    }

    private Turn hold(Bytes buffer, int start, Emission emission, Bytes tail, long missing) {
        boolean stands = standsAlready(buffer, emission.out(), tail);
        Bytes whole = stands ? buffer : joined(buffer, start + held.settled(), emission.out(), tail);
        Held left = Held.of(whole.slice(start, whole.size()), tail.size());
        Rewriting next =
                new Rewriting(direction, emission.next(), missing, true, Math.max(0, released), left, holdsHeaders);
        return stands ? Turn.untouched(next, Action.HOLD) : new Turn.Written(next, Action.HOLD, whole);
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        if (released == NOTHING_YET) {
            return Turn.untouched(Edge.ENDED, Action.CONTINUE);
        }
        return state.standing(true, new Outcome() {
            @Override
            public Turn sound() {
                int owed = owed();
                return owed == 0
                        ? Turn.untouched(Edge.ENDED, Action.CONTINUE)
                        : new Turn.Broken(Failures.cutShort(direction, owed));
            }
        });
    }

    /** Takes trailers that find in the host's buffer what was held, to which what ends the body is added. */
    Turn completedBy(Bytes buffer) {
        int start = held.startIn(buffer, released);
        if (start < 0) {
            return new Turn.Broken(Failures.lost(direction, held.size()));
        }
        return state.standing(true, new Outcome() {
            @Override
            public Turn sound() {
                Bytes tail = state.finish();
                return tail.isEmpty() && held.pending() == 0
                        ? Turn.untouched(Edge.ENDED, Action.CONTINUE)
                        : new Turn.Written(
                                Edge.ENDED,
                                Action.CONTINUE,
                                joined(buffer, start + held.settled(), Bytes.empty(), tail));
            }
        });
    }

    /** Without a chunk there is no body: nothing is transformed, for the host could not be given any. */
    @Override
    public int owed() {
        return released == NOTHING_YET ? 0 : state.finish().size() - held.pending();
    }

    /** What does not depend on where the body is. */
    private abstract static class Outcome implements Standing<Turn> {
        @Override
        public Turn deferred() {
            return sound();
        }

        @Override
        public Turn aborted(Abort why) {
            return new Turn.Aborted(why);
        }

        @Override
        public <T> Turn noted(Key<T> key, T value, Turn rest) {
            return new Turn.Noted(rest, new Effect.Update<>(key, old -> value));
        }
    }

    private static Bytes joined(Bytes buffer, int settled, Bytes out, Bytes tail) {
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
        return held.size() == 0
                && out.size() + tail.size() == buffer.size()
                && (out.isEmpty() || out.leads(buffer))
                && buffer.endsWith(tail);
    }
}
