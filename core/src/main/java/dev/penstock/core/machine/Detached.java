package dev.penstock.core.machine;

import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.Edit;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;

/** Verdicts where no message waits for one: after the end of a stream, at the start, on a queue's message. */
final class Detached {
    private Detached() {}

    /** What {@code verdict} asks for, and then {@code outcome}. */
    static <A> Step<A> decided(Verdict<?> verdict, A outcome) {
        return verdict.match(new Verdict.Cases<>() {
            @Override
            public Step<A> proceed(Edit<?, ?> edit) {
                return Step.of(outcome, edit.effects());
            }

            @Override
            public Step<A> reply(LocalReply reply) {
                String message = "a reply with status " + reply.status() + " has nobody to go to and is dropped";
                return Step.of(outcome, List.of(new Effect.Log(LogLevel.ERROR, () -> message)));
            }

            @Override
            public Step<A> ask(Ask<? extends Verdict<?>> ask) {
                return Step.asking(ask.map(answer -> decided(answer, outcome)));
            }
        });
    }
}
