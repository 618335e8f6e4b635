package dev.penstock.guest;

import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.Storage;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** What holds for a VM as long as it lives, found out when first asked for. */
final class VmContext {
    private final Host host;
    private Option<Platform> platform = Option.none();
    private Option<OpenedRedis> redis = Option.none();
    private List<Numbered> metrics = List.empty();
    private Storage storage = Storage.empty();
    private List<RootTicks> ticking = List.empty();

    VmContext(Host host) {
        this.host = host;
    }

    /** The clusters that were opened for Redis. */
    OpenedRedis redis() {
        if (redis.isEmpty()) {
            redis = Option.some(new OpenedRedis());
        }
        return redis.get();
    }

    Host host() {
        return host;
    }

    /** What the plugin keeps whatever its configuration is. */
    Storage storage() {
        return storage;
    }

    void store(Storage changed) {
        storage = changed;
    }

    Platform platform() {
        if (platform.isEmpty()) {
            Option<Bytes> level = host.callForeign("get_log_level", Bytes.empty());
            platform = Option.some(level.isDefined() ? Platform.HIGRESS : Platform.ENVOY);
        }
        return platform.get();
    }

    /** The host's number of {@code metric}. Each definition yields another one, so it is kept. */
    int numberOf(Metric metric) {
        for (Numbered known : metrics) {
            if (known.metric.equals(metric)) {
                return known.number;
            }
        }
        int number = host.defineMetric(metric);
        metrics = metrics.prepend(new Numbered(metric, number));
        return number;
    }

    /** The recurring tasks of its roots, the newest first. */
    List<RootTicks> ticking() {
        return ticking;
    }

    void tick(List<RootTicks> tasks) {
        ticking = tasks;
    }

    private record Numbered(Metric metric, int number) {}
}
