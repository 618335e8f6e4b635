package dev.penstock.core.machine;

import dev.penstock.core.data.Unit;
import dev.penstock.core.exchange.TickContext;
import dev.penstock.core.exchange.Verdict;
import io.vavr.collection.List;
import java.util.function.Function;

/** What a plugin does again and again under one configuration. */
public interface Ticking {
    /** Has {@code host} run it from now on. */
    void begin(Host host);

    /** Nothing. */
    static Ticking none() {
        return host -> {};
    }

    /** This and {@code task}. */
    default Ticking and(Task task) {
        return new Tasks(List.of(task), List.empty());
    }

    /** This after {@code first}, and {@code last} when it ends. */
    default Ticking between(List<Task> first, Function<TickContext, Verdict<?>> last) {
        return new Tasks(first, List.of(last));
    }

    /**
     * One recurring task.
     *
     * @param name as log lines name it
     * @param nanos its period
     */
    record Task(String name, long nanos, Function<TickContext, Verdict<?>> handler) {
        /** The step when it is due. Throws what the handler throws. */
        public Step<Unit> ticked(TickContext context) {
            return Detached.decided(handler.apply(context), Unit.UNIT);
        }
    }

    /**
     * At least one task.
     *
     * @param endings what is done when they run no more
     */
    record Tasks(List<Task> all, List<Function<TickContext, Verdict<?>>> endings) implements Ticking {
        @Override
        public void begin(Host host) {
            host.begin(this);
        }

        @Override
        public Ticking and(Task task) {
            return new Tasks(all.append(task), endings);
        }

        @Override
        public Ticking between(List<Task> first, Function<TickContext, Verdict<?>> last) {
            return new Tasks(first.appendAll(all), endings.append(last));
        }

        /** The step when they run no more. Throws what a handler throws. */
        public Step<Unit> ended(TickContext context) {
            Step<Unit> step = Step.of(Unit.UNIT);
            for (Function<TickContext, Verdict<?>> ending : endings) {
                step = step.flatMap(done -> Detached.decided(ending.apply(context), Unit.UNIT));
            }
            return step;
        }
    }

    /** Who has a timer. */
    interface Host {
        void begin(Tasks tasks);
    }
}
