package dev.penstock.testkit.law;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.model.LentBytes;
import java.util.function.Consumer;

/**
 * What a transform makes of one body.
 *
 * @param out all that it yields
 */
record Run(Bytes out) {
    /** The body in one chunk. */
    static Run whole(BodyTransform transform, Chunking body) {
        return of(transform, body.whole(), state -> {});
    }

    /** The body as it is cut; after each chunk it is asked what would end the body, as in a proxy. */
    static Run cut(BodyTransform transform, Chunking body) {
        return of(transform, body, TransformState::finish);
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
            between.accept(state);
        }
        return new Run(out.concat(state.finish()));
    }

    @Override
    public String toString() {
        return JavaText.body(out);
    }
}
