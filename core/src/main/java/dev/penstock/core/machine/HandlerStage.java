package dev.penstock.core.machine;

import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.exchange.Views;

/** What a plugin does in one phase of a stream. */
@FunctionalInterface
public interface HandlerStage {
    /** Nothing. */
    HandlerStage NONE = views -> Verdicts.pass();

    Verdict<?> decide(Views views);
}
