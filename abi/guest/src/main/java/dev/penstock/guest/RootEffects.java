package dev.penstock.guest;

import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;

/** Effects where no stream is at hand. */
final class RootEffects extends EffectRunner {
    private final RootContext root;
    private final RootReads reads;
    private final PluginLog log;

    RootEffects(VmContext vm, RootContext root, RootReads reads, PluginLog log) {
        super(vm, root, null);
        this.root = root;
        this.reads = reads;
        this.log = log;
    }

    @Override
    PluginContext reads() {
        return reads;
    }

    @Override
    void write(LogLevel level, Effect.Text message) {
        log.write(level, root.id().getOrElse(""), "", message);
    }

    @Override
    void watch(Direction direction) {
        throw new IllegalStateException("no " + direction.label() + " is at hand");
    }

    /** What the answer leads to is kept by {@link #awaitAnswer}. */
    @Override
    void expect(int token) {}

    @Override
    public EffectRunner awaitAnswer(Effect.AwaitAnswer effect) {
        root.asked().expect(effect.awaiting());
        return this;
    }

    @Override
    <T> void updateStream(Effect.Update<T> effect) {
        throw new IllegalStateException("key '" + effect.key() + "' is of streams, and none is at hand");
    }
}
