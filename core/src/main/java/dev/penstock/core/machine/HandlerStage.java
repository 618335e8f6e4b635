package dev.penstock.core.machine;

import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.exchange.Views;

/** What a plugin does in one phase of a stream. */
@FunctionalInterface
public interface HandlerStage {
    Verdict<?> decide(Views views);

    /** Nothing. */
    static HandlerStage none() {
        return views -> Verdicts.pass();
    }
}
