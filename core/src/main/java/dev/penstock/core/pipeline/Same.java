package dev.penstock.core.pipeline;

import dev.penstock.core.exchange.RequestHeaders;
import io.vavr.control.Option;

/** One for all streams. */
final class Same<T> implements PerStream<T> {
    private final Option<T> value;

    Same(T value) {
        this.value = Option.some(value);
    }

    @Override
    public Option<T> of(RequestHeaders request) {
        return value;
    }

    @Override
    public Option<T> ofAll() {
        return value;
    }

    @Override
    public T ofRoot() {
        return value.get();
    }
}
