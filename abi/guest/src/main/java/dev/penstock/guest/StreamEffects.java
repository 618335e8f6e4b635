package dev.penstock.guest;

import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;

/** Effects in a callback of a stream. */
class StreamEffects extends EffectRunner {
    private final StreamViews views;
    private final PluginLog log;

    StreamEffects(StreamViews views, PluginLog log) {
        super(views.vm(), views.stream().root(), views.stream());
        this.views = views;
        this.log = log;
    }

    final StreamViews views() {
        return views;
    }

    @Override
    final PluginContext reads() {
        return new ExchangeReads(views);
    }

    @Override
    final void write(LogLevel level, Effect.Text message) {
        StreamContext stream = views.stream();
        log.write(level, stream.root().id().getOrElse(""), requestId(), message);
    }

    @Override
    final void watch(Direction direction) {
        root().watch(new HoldWatch(stream().id(), stream(), direction), host());
    }

    @Override
    final void expect(int token) {
        root().asked().expect(token, stream());
    }

    /** After the end of a stream nobody awaits an answer. */
    @Override
    public final EffectRunner awaitAnswer(Effect.AwaitAnswer effect) {
        return this;
    }

    /** Read when the first line is written; the host has it no more once the request has gone on, unless it is kept. */
    private String requestId() {
        StreamContext stream = views.stream();
        if (stream.requestId() == null) {
            stream.identify(readId());
        }
        return stream.requestId();
    }

    private String readId() {
        try {
            return views.request().value("x-request-id").getOrElse("");
        } catch (HostRefusal gone) {
            return "";
        }
    }

    @Override
    final <T> void updateStream(Effect.Update<T> effect) {
        StreamContext stream = views.stream();
        stream.store(changed(stream.storage(), effect));
    }
}
