package dev.penstock.testkit.law;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.Standing;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.model.LentBytes;
import io.vavr.control.Option;
import java.util.function.Consumer;

/**
 * What a transform makes of one body.
 *
 * @param out all that it yields
 * @param abort why it aborted the body
 */
record Run(Bytes out, Option<Abort> abort) {
    /** The body in one chunk. */
    static Run whole(BodyTransform transform, Chunking body) {
        return of(transform, body.whole(), state -> {});
    }

    /** The body as it is cut; after each chunk it is asked what would end the body, as in a proxy, unless it defers that. */
    static Run cut(BodyTransform transform, Chunking body) {
        return of(transform, body, state -> {
            if (!state.standing(false, new Deferral())) {
                Bytes unused = state.finish();
                unused.size();
            }
        });
    }

    /** The most bytes that the transform keeps between two chunks. */
    static long mostKept(BodyTransform transform, Chunking body) {
        Footprint constant = Footprint.of(transform, transform.start());
        long[] most = {0};
        of(transform, body, state -> {
            long kept = Math.max(state.finish().size(), constant.beyond(state));
            most[0] = Math.max(most[0], kept);
        });
        return most[0];
    }

    /** Each chunk is lent for one step. */
    private static Run of(BodyTransform transform, Chunking body, Consumer<TransformState> between) {
        TransformState state = transform.start();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            boolean[] alive = {true};
            Emission emission = state.step(new LentBytes(chunk, () -> alive[0]));
            out = out.concat(emission.out().owned());
            alive[0] = false;
            state = emission.next();
            Option<Abort> abort = state.standing(false, new Aborting());
            if (abort.isDefined()) {
                return new Run(out, abort);
            }
            between.accept(state);
        }
        Option<Abort> abort = state.standing(true, new Aborting());
        return new Run(abort.isDefined() ? out : out.concat(state.finish()), abort);
    }

    private static final class Deferral implements Standing<Boolean> {
        @Override
        public Boolean sound() {
            return false;
        }

        @Override
        public Boolean deferred() {
            return true;
        }

        @Override
        public Boolean aborted(Abort why) {
            return true;
        }

        @Override
        public <T> Boolean noted(Key<T> key, T value, Boolean rest) {
            return rest;
        }
    }

    private static final class Aborting implements Standing<Option<Abort>> {
        @Override
        public Option<Abort> sound() {
            return Option.none();
        }

        @Override
        public Option<Abort> deferred() {
            return Option.none();
        }

        @Override
        public Option<Abort> aborted(Abort why) {
            return Option.some(why);
        }

        @Override
        public <T> Option<Abort> noted(Key<T> key, T value, Option<Abort> rest) {
            return rest;
        }
    }

    @Override
    public String toString() {
        return JavaText.body(out)
                + abort.map(why -> ", aborted: " + why.reason()).getOrElse("");
    }
}
