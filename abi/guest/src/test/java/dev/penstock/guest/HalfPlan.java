package dev.penstock.guest;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyMode;
import io.vavr.control.Option;

/**
 * What a random plugin does with one direction.
 *
 * @param headers of its handler of headers, which wants the body in {@code mode} and of at most {@code limit} bytes
 * @param whole of its handler of whole bodies, which edits by {@code edits}
 */
record HalfPlan(
        Option<Deed> headers,
        BodyMode mode,
        Option<Integer> limit,
        Option<Streaming> streamed,
        Option<Deed> whole,
        BodyEdits edits,
        Option<Deed> trailers) {

    /** A transform. */
    enum Streaming {
        REPLACING,
        /** Changes nothing, and throws on a chunk with an exclamation mark. */
        FAILING;

        private static final BodyTransform REPLACE = BodyTransform.replace(Bytes.utf8("ab"), Bytes.utf8("ABC"));
        private static final BodyTransform FAIL = BodyTransform.perChunk(chunk -> {
            if (chunk.indexOf(Bytes.utf8("!"), 0) >= 0) {
                throw new IllegalStateException("told to fail");
            }
            return chunk;
        });

        BodyTransform transform() {
            return this == REPLACING ? REPLACE : FAIL;
        }
    }

    /** What its handler of headers comes to in the end. */
    Deed ofHeaders() {
        return headers.getOrElse(Deed.PROCEED).answered();
    }

    /** Whether its handler of headers wants what there is not. */
    boolean wantsTheImpossible() {
        return headers.isDefined()
                && ((mode == BodyMode.STREAM && streamed.isEmpty()) || (mode == BodyMode.BUFFER && whole.isEmpty()));
    }

    BodyMode wanted() {
        return headers.isDefined() ? mode : BodyMode.DECLARED;
    }

    Option<Integer> mostBytes() {
        return headers.isDefined() ? limit : Option.none();
    }

    boolean readsBodies() {
        return streamed.isDefined() || whole.isDefined();
    }

    /** Whether bodies go to the handler of whole ones. */
    boolean gathers() {
        return wanted() != BodyMode.PASS && whole.isDefined() && (streamed.isEmpty() || wanted() == BodyMode.BUFFER);
    }

    /** Whether bodies go through the transform. */
    boolean streams() {
        return wanted() != BodyMode.PASS && streamed.isDefined() && !gathers();
    }
}
