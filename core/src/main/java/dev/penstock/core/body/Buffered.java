package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import java.util.function.UnaryOperator;

/** Gathers the body and ends it with what a function makes of it. The state is its own transform. */
record Buffered(UnaryOperator<Bytes> change, int most, Gathered body) implements BodyTransform, TransformState {
    static Buffered of(UnaryOperator<Bytes> change, int most) {
        return new Buffered(change, Records.requireLimit("buffered", most), Gathered.nothing());
    }

    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public Emission step(Bytes chunk) {
        TransformState next = chunk.size() > most - body.size()
                ? new Aborted(Limit.exceeded("the body", most))
                : new Buffered(change, most, body.and(chunk));
        return new Emission(next, Bytes.empty());
    }

    @Override
    public Bytes finish() {
        return change.apply(body.whole());
    }

    @Override
    public <R> R standing(boolean end, Standing<R> cases) {
        return end ? cases.sound() : cases.deferred();
    }
}
