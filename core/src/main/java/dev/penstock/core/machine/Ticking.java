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
        return new Tasks(List.of(task));
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

    /** At least one task. */
    record Tasks(List<Task> all) implements Ticking {
        @Override
        public void begin(Host host) {
            host.begin(this);
        }

        @Override
        public Ticking and(Task task) {
            return new Tasks(all.append(task));
        }
    }

    /** Who has a timer. */
    interface Host {
        void begin(Tasks tasks);
    }
}
