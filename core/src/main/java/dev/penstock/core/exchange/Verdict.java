package dev.penstock.core.exchange;

import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import io.vavr.collection.Seq;

/**
 * What a handler decides. A value: nothing happens until the handler has returned it.
 *
 * @param <P> the phases in which it may be returned
 */
public sealed interface Verdict<P extends Phase> permits RequestHeadersEdit, ResponseHeadersEdit, Reply {
    <R> R match(Cases<R> cases);

    /** A consumer of verdicts, one method for each kind. */
    interface Cases<R> {
        /** The exchange goes on after these effects. */
        R proceed(Seq<Effect> edits);

        /** The exchange ends with this response. */
        R reply(LocalReply reply);
    }
}
