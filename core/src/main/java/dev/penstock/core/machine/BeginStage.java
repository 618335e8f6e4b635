package dev.penstock.core.machine;

import dev.penstock.core.exchange.Pass;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.core.exchange.Views;

/** What a plugin does on every request before its handlers. */
@FunctionalInterface
public interface BeginStage {
    /** Nothing. */
    BeginStage NONE = views -> Verdicts.pass();

    Pass begin(Views views);
}
