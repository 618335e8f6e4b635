package dev.penstock.core.exchange;

import dev.penstock.core.effect.Ask;

/** The verdict that the outcome of a host call decides, at once. Made by {@link Verdicts}. */
final class Asking<P extends Phase> implements Verdict<P> {
    private final Ask<? extends Verdict<? extends P>> ask;

    Asking(Ask<? extends Verdict<? extends P>> ask) {
        this.ask = ask;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.ask(ask);
    }
}
