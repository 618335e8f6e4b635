package dev.penstock.core.exchange;

import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.LogLevel;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Verdicts that are no edit of a message; meant to be imported statically. Those with a {@code then} depend on the outcome of
 * a host call, which is made when the handler has returned and does not wait for anyone.
 */
public final class Verdicts {
    private Verdicts() {}

    /** Nothing happens; what was held goes on. */
    public static Pass pass() {
        return Pass.NOTHING;
    }

    /** One line is written to the host's log: {@code proxy_log}. What was held goes on. */
    public static Pass log(LogLevel level, String message) {
        return Pass.NOTHING.log(level, message);
    }

    /**
     * Writes {@code value} unless someone has written since {@code read}, and goes on as {@code then} says: {@code
     * proxy_set_shared_data}.
     *
     * <pre>{@code
     * SharedValue hits = exchange.shared("quota.hits");
     * return swap(hits, next(hits), swapped -> swapped == STORED ? exchange.proceed() : reply(503));
     * }</pre>
     */
    public static <P extends Phase> Verdict<P> swap(
            SharedValue read, Bytes value, Function<? super Swapped, ? extends Verdict<? extends P>> then) {
        return new Asking<P>(new Ask.Swap<>(read, value.owned(), then::apply));
    }

    /**
     * Calls a function that the host registers by name, and goes on as {@code then} says with its result; none where the
     * host has no such function: {@code proxy_call_foreign_function}.
     */
    public static <P extends Phase> Verdict<P> callForeign(
            String name, Bytes argument, Function<Option<Bytes>, ? extends Verdict<? extends P>> then) {
        return new Asking<P>(new Ask.CallForeign<>(name, argument.owned(), then::apply));
    }
}
