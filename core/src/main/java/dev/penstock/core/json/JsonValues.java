package dev.penstock.core.json;

import com.google.errorprone.annotations.CheckReturnValue;
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
import io.vavr.Function3;
import java.util.function.UnaryOperator;

/**
 * The values at some places of JSON bodies, to be changed as the bodies pass. A place is a JSON pointer (RFC 6901) in which {@code *}
 * stands for any name or index: {@code /choices/*}{@code /message/content}. Of places within one another the outermost counts.
 *
 * <p>All other bytes stay as they are. A body that is not JSON by RFC 8259, is not well-formed UTF-8 or nests deeper than
 * {@value JsonText#MAX_DEPTH} is aborted; one without any byte passes. Escapes of unpaired surrogates and repeated names are
 * allowed, as the RFC does.
 */
@CheckReturnValue
public final class JsonValues {
    /** The longest value where nothing else is said: 1 MiB. */
    public static final int MOST_VALUE = 1024 * 1024;

    private final JsonPointers pointers;

    private JsonValues(JsonPointers pointers) {
        this.pointers = pointers;
    }

    /** The values at these places. @throws IllegalArgumentException for none or more than 64, or text that is no JSON pointer */
    public static JsonValues at(String... pointers) {
        return new JsonValues(new JsonPointers(pointers));
    }

    /** Each of them becomes {@code replacement}. No bytes of the body are kept, but for a name that the pointers may have. */
    public BodyTransform redact(Json replacement) {
        Bytes text = JsonText.of(replacement).bytes();
        return () -> new Walked(new Change(null, text, 0), new JsonWalk(pointers), Gathered.nothing());
    }

    /** As {@link #map(UnaryOperator, int)}, of values of at most {@link #MOST_VALUE} bytes. */
    public BodyTransform map(UnaryOperator<JsonText> change) {
        return map(change, MOST_VALUE);
    }

    /**
     * Each of them becomes what {@code change} makes of it. A value that has begun is kept; one with more than {@code most} bytes
     * aborts the body.
     *
     * @param change gets a view where the value stands whole in a chunk, which is valid until it returns
     * @throws IllegalArgumentException when {@code most} is less than 1
     */
    public BodyTransform map(UnaryOperator<JsonText> change, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("JSON values: the most bytes must be at least 1, got " + most);
        }
        return () -> new Walked(new Change(change, Bytes.empty(), most), new JsonWalk(pointers), Gathered.nothing());
    }

    /**
     * What is learned of these values: {@code fold} takes what is known so far, the number of the pointer that leads to a value, and
     * that value. A value that has begun is kept; those with more than {@code most} bytes are passed over, and so is what follows
     * bytes that are not JSON.
     *
     * @param fold gets a view where the value stands whole in a chunk, which is valid until it returns
     */
    public <T> Observation<T> fold(
            T start, int most, Function3<? super T, Integer, ? super JsonText, ? extends T> fold) {
        return new JsonFold<>(fold, most, new JsonWalk(pointers), Gathered.nothing(), 0, start);
    }

    /** @param map null where values are replaced whatever they are */
    private record Change(UnaryOperator<JsonText> map, Bytes replacement, int most) {
        Bytes of(Bytes value) {
            JsonText text = JsonText.parse(value)
                    .getOrElseThrow(error -> new IllegalStateException("JSON values: " + error + " in a sound value"));
            return map.apply(text).bytes();
        }

        Abort tooLong() {
            return Abort.tooLarge("a JSON value of the body has more than " + most + " bytes");
        }
    }

    /** @param begun what has come of a value that is to be mapped */
    private record Walked(Change change, JsonWalk walk, Gathered begun) implements TransformState {
        @Override
        public Emission step(Bytes chunk) {
            return chunk.isEmpty() ? new Emission(this, chunk) : new Scan(this, chunk).run();
        }

        @Override
        public Bytes finish() {
            return begun.isEmpty() || !walk.mayEnd() ? Bytes.empty() : change.of(begun.whole());
        }

        @Override
        public <R> R standing(boolean end, Standing<R> cases) {
            if (end && !walk.mayEnd()) {
                return cases.aborted(
                        Abort.malformed("not JSON: it ends at byte " + walk.offset() + ", within a value"));
            }
            return !end && !begun.isEmpty() && walk.mayEnd() ? cases.deferred() : cases.sound();
        }
    }

    /** One pass over one chunk. */
    private static final class Scan implements Visitor {
        private final Change change;
        private final JsonWalk walk;
        private final Bytes chunk;
        private Gathered begun;
        private int start;
        private int done;
        private boolean within;
        private boolean tooLong;
        private BytesBuilder out;

        Scan(Walked before, Bytes chunk) {
            this.change = before.change();
            this.walk = new JsonWalk(before.walk());
            this.begun = before.begun();
            this.chunk = chunk;
            this.within = walk.isSelected();
        }

        Emission run() {
            long before = walk.offset();
            boolean sound = walk.take(chunk, this);
            int end = (int) (walk.offset() - before);
            boolean kept = within && change.map() != null;
            if (tooLong || (kept && sizeAt(end) > change.most())) {
                return emission(new Aborted(change.tooLong()), start);
            }
            TransformState next = sound
                    ? new Walked(change, walk, kept ? begun.and(chunk.slice(start, end)) : Gathered.nothing())
                    : new Aborted(Abort.malformed(walk.error()));
            return emission(next, within ? start : end);
        }

        @Override
        public void begins(int at, int pointer) {
            if (tooLong) {
                return;
            }
            within = true;
            start = at;
            if (change.map() == null) {
                output().append(chunk, done, at).append(change.replacement());
                done = at;
            }
        }

        @Override
        public void ends(int at) {
            if (tooLong) {
                return;
            }
            within = false;
            if (change.map() == null) {
                done = at;
            } else if (sizeAt(at) > change.most()) {
                tooLong = true;
            } else {
                map(at);
                begun = Gathered.nothing();
            }
        }

        private void map(int end) {
            Bytes value = begun.isEmpty()
                    ? chunk.slice(start, end)
                    : begun.and(chunk.slice(start, end)).whole();
            Bytes made = change.of(value);
            if (!begun.isEmpty() || made.size() != value.size() || !made.leads(value)) {
                output().append(chunk, done, start).append(made);
                done = end;
            }
        }

        private int sizeAt(int end) {
            return begun.size() + end - start;
        }

        private Emission emission(TransformState state, int end) {
            Bytes last = chunk.slice(done, Math.max(done, end));
            return new Emission(state, out == null ? last : out.append(last).build());
        }

        private BytesBuilder output() {
            if (out == null) {
                out = chunk.builder(chunk.size() + change.replacement().size());
            }
            return out;
        }
    }
}
