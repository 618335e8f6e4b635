package dev.penstock.core.machine;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a plugin does apart from streams under one configuration.
 *
 * @param starts run in this order once the configuration was accepted
 * @param queues what it does with the messages of the queues that it opens
 * @param ticking what it does again and again
 */
public record RootMachine(List<Function<PluginContext, Verdict<?>>> starts, List<Queue> queues, Ticking ticking) {
    /** What becomes of the messages of a queue. */
    public record Queue(String name, BiFunction<PluginContext, Bytes, Verdict<?>> handler) {
        /** The step on one of its messages. Throws what the handler throws. */
        public Step<Unit> dequeued(PluginContext context, Bytes message) {
            return Detached.decided(handler.apply(context, message), Unit.UNIT);
        }

        /** Has {@code host} open it. */
        public void open(Opener host) {
            host.open(this);
        }
    }

    /** Who opens queues. */
    public interface Opener {
        void open(Queue queue);
    }

    /** The step when an answer that the root awaits has come. Throws what a continuation throws. */
    public static Step<Unit> answered(Progress.Awaiting<List<Effect>> awaiting, int token, Arrival arrival) {
        return Detached.answered(awaiting, token, arrival);
    }

    /** The same, but this runs first of all. */
    public RootMachine startingWith(Function<PluginContext, Verdict<?>> start) {
        return new RootMachine(starts.prepend(start), queues, ticking);
    }

    /** The step after a configuration was accepted. Throws what a handler throws. */
    public Step<Unit> started(PluginContext context) {
        Step<Unit> step = Step.of(Unit.UNIT);
        for (Function<PluginContext, Verdict<?>> start : starts) {
            step = step.flatMap(done -> Detached.decided(start.apply(context), Unit.UNIT));
        }
        return step;
    }
}
