package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** A host that knows some properties and nothing else, with what a plugin keeps. Paths are written with dots. */
public record KnownProperties(Map<String, Bytes> values, Storage storage, Platform platform) implements PluginContext {

    public static KnownProperties none() {
        return new KnownProperties(HashMap.empty(), Storage.empty(), Platform.ENVOY);
    }

    static KnownProperties of(String path, byte... value) {
        return none().with(path, Bytes.copyOf(value));
    }

    static KnownProperties of(String path, String value) {
        return none().with(path, Bytes.utf8(value));
    }

    public KnownProperties with(String path, Bytes value) {
        return new KnownProperties(values.put(path, value), storage, platform);
    }

    public KnownProperties keeping(Storage other) {
        return new KnownProperties(values, other, platform);
    }

    public KnownProperties on(Platform other) {
        return new KnownProperties(values, storage, other);
    }

    @Override
    public Option<Bytes> property(String... path) {
        return values.get(String.join(".", path));
    }

    @Override
    public <T> T get(Key<T> key) {
        return storage.get(key);
    }

    @Override
    public Timestamp now() {
        return new Timestamp(0);
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
    public void mark(String step) {
        throw new UnsupportedOperationException("no breadcrumb is expected, got " + step);
    }
}
