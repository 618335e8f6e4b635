package dev.penstock.guest;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.Progress;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * The answers that a root context and its streams still await, by their tokens. The host answers each call once, also after the
 * end of the stream that made it, so an entry goes with its answer.
 */
final class AskedAnswers {
    private final ContextTable<StreamContext> streams = new ContextTable<>();
    private List<Progress.Awaiting<List<Effect>>> ofRoot = List.empty();

    /** {@code stream} awaits an answer under {@code token}. */
    void expect(int token, StreamContext stream) {
        streams.put(key(token), stream);
    }

    /** The root itself awaits something. */
    void expect(Progress.Awaiting<List<Effect>> awaiting) {
        ofRoot = ofRoot.prepend(awaiting);
    }

    /** The stream that awaits an answer under {@code token}, from now on no more. */
    Option<StreamContext> streamOf(int token) {
        return Option.of(streams.remove(key(token)));
    }

    /** What the root awaits under {@code token}, from now on no more. */
    Option<Progress.Awaiting<List<Effect>>> ofRoot(int token) {
        Option<Progress.Awaiting<List<Effect>>> found =
                ofRoot.find(awaiting -> awaiting.tokens().include(token));
        ofRoot = ofRoot.reject(awaiting -> awaiting.tokens().include(token));
        return found;
    }

    /** How many answers are awaited. */
    int size() {
        return streams.size() + ofRoot.size();
    }

    /** A token may be 0, and no key of a table is. */
    private static int key(int token) {
        return token + 1;
    }
}
