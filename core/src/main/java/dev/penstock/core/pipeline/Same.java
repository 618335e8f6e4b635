package dev.penstock.core.pipeline;

import dev.penstock.core.exchange.RequestHeaders;
import io.vavr.control.Option;

/** One for all streams. */
final class Same<T> implements PerStream<T> {
    private final T value;

    Same(T value) {
        this.value = value;
    }

    @Override
    public Option<T> of(RequestHeaders request) {
        return Option.some(value);
    }

    @Override
    public T ofRoot() {
        return value;
    }
}
