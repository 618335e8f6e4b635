package dev.penstock.core.exchange;

import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.Progress;

/**
 * What a handler decides. A value: nothing happens until the handler has returned it.
 *
 * @param <P> the phases in which it may be returned
 */
public sealed interface Verdict<P extends Phase> permits Edit, Reply, Asking, Waiting, Routed {
    <R> R match(Cases<R> cases);

    /** A consumer of verdicts, one method for each kind. */
    interface Cases<R> {
        /** The exchange goes on with these edits. */
        R proceed(Edit<?, ?> edit);

        /** The exchange ends with this response. */
        R reply(LocalReply reply);

        /** The outcome of a host call decides. */
        R ask(Ask<? extends Verdict<?>> ask);

        /** The exchange is held, and answers that come later decide. */
        R await(Progress<Verdict<?>> progress);

        /** The request goes on with these edits, and its response is for {@code outcome} to decide on. */
        R route(Edit<?, ?> edit, RouteCall.Outcome outcome);
    }
}
