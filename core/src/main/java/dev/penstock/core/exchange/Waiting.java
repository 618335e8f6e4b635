package dev.penstock.core.exchange;

import dev.penstock.core.effect.Progress;
import java.util.function.Supplier;

/** The verdict that answers of other services decide, when they come. Made by {@link Call#then}. */
final class Waiting<P extends Phase> implements Verdict<P> {
    private final Supplier<Progress<Verdict<?>>> start;

    Waiting(Supplier<Progress<Verdict<?>>> start) {
        this.start = start;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.await(start.get());
    }
}
