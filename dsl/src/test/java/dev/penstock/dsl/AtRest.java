package dev.penstock.dsl;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/** A host that knows nothing, at the time 0. */
class AtRest implements PluginContext {
    @Override
    public Timestamp now() {
        return new Timestamp(0);
    }

    @Override
    public <T> T get(Key<T> key) {
        return key.initial();
    }

    @Override
    public Option<Bytes> property(String... path) {
        return Option.none();
    }

    @Override
    public SharedValue shared(String key) {
        return new SharedValue(key, Option.none(), SharedValue.ABSENT);
    }

    @Override
    public long metric(Metric metric) {
        return 0;
    }

    @Override
    public Platform platform() {
        return Platform.ENVOY;
    }

    @Override
    public void mark(String step) {}
}
