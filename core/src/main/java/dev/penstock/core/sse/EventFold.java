package dev.penstock.core.sse;

import dev.penstock.core.body.Observation;
import dev.penstock.core.body.TransformState;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import java.util.ArrayList;
import java.util.function.BiFunction;

/** What is learned of events: {@code state} cuts the body into them. */
record EventFold<T>(TransformState state, BiFunction<? super T, ? super Event, ? extends T> fold, T soFar)
        implements Observation<T> {
    @Override
    public Observation<T> step(Bytes chunk) {
        if (!(state instanceof ServerSentEvents.Begun begun)) {
            return this;
        }
        var events = new ArrayList<Event>();
        TransformState next = begun.step(chunk, event -> {
                    events.add(event);
                    return List.of(event);
                })
                .next();
        T known = soFar;
        for (Event event : events) {
            known = fold.apply(known, event);
        }
        return new EventFold<>(next, fold, known);
    }

    @Override
    public T value(boolean end) {
        return end && state instanceof ServerSentEvents.Begun begun
                ? begun.cut().<T>map(event -> fold.apply(soFar, event)).getOrElse(soFar)
                : soFar;
    }
}
