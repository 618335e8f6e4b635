package dev.penstock.core.pipeline;

import dev.penstock.core.exchange.RequestHeaders;
import io.vavr.control.Option;

/**
 * What holds for a stream, where that depends on its request. Asked once in the life of a stream, in its first callback.
 *
 * @param <T> what holds
 */
public interface PerStream<T> {
    /** The one for that request; none where the plugin leaves the stream alone. */
    Option<T> of(RequestHeaders request);

    /** The one for every request, whatever it is; none where that depends on it. */
    default Option<T> ofAll() {
        return Option.none();
    }

    /** The one that holds where no stream is at hand. */
    T ofRoot();

    /** The same for all streams; no request is looked at. */
    static <T> PerStream<T> same(T value) {
        return new Same<>(value);
    }
}
