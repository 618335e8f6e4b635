package dev.penstock.guest;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/** Reads that need no stream. */
class RootReads implements PluginContext {
    private final VmContext vm;
    private final RootContext root;
    private final Trail trail;

    RootReads(VmContext vm, RootContext root, Trail trail) {
        this.vm = vm;
        this.root = root;
        this.trail = trail;
    }

    @Override
    public final Timestamp now() {
        return new Timestamp(vm.host().now());
    }

    @Override
    public <T> T get(Key<T> key) {
        if (key.isOfStream()) {
            throw new IllegalStateException("key '" + key + "' is of streams, and none is at hand");
        }
        return (key.isOfVm() ? vm.storage() : root.storage()).get(key);
    }

    @Override
    public final Option<Bytes> property(String... path) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < path.length; i++) {
            joined.append(i == 0 ? "" : "\0").append(path[i]);
        }
        trail.read("property '", path[path.length - 1]);
        return vm.host().property(joined.toString());
    }

    @Override
    public final SharedValue shared(String key) {
        trail.read("shared data '", key);
        return vm.host().shared(key);
    }

    @Override
    public final long metric(Metric metric) {
        trail.read("metric '", metric.name());
        return vm.host().metric(vm.numberOf(metric));
    }

    @Override
    public final Platform platform() {
        return vm.platform();
    }

    @Override
    public final void mark(String step) {
        trail.read("mark '", step);
    }
}
