package dev.penstock.testkit.model;

import dev.penstock.core.context.Platform;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/**
 * A proxy in memory with several VMs, as its workers have them: they share a clock, which stands still until it is told to go
 * on, and the shared data.
 */
public final class ProxyModel {
    private final Platform platform;
    private final SharedModel shared = new SharedModel();
    private Vector<VmModel> vms = Vector.empty();
    private long now = 1_700_000_000_000_000_000L;

    public ProxyModel(Platform platform) {
        this.platform = platform;
    }

    /**
     * One VM more.
     *
     * @param load makes the plugin's side for a host: the pipeline itself or a compiled module
     */
    public VmModel vm(Function<Host, Callbacks> load) {
        VmModel vm = new VmModel(this, load);
        add(vm);
        return vm;
    }

    void add(VmModel vm) {
        vms = vms.append(vm);
    }

    void remove(VmModel vm) {
        vms = vms.remove(vm);
    }

    /** Lets the clock go on, and each root be called whenever its timer runs out. */
    public void advance(Duration time) {
        long end = now + time.toNanos();
        Option<Tuple2<Long, VmModel>> next = next(end);
        while (next.isDefined()) {
            now = Math.max(now, next.get()._1);
            next.get()._2.tick();
            next = next(end);
        }
        now = end;
    }

    /** The VM whose timer runs out first, and when, if it does by {@code end}. */
    private Option<Tuple2<Long, VmModel>> next(long end) {
        return vms.flatMap(vm -> vm.host().timers().first().map(time -> Tuple.of(time, vm)))
                .minBy(Tuple2::_1)
                .filter(first -> first._1 <= end);
    }

    Platform platform() {
        return platform;
    }

    SharedModel shared() {
        return shared;
    }

    long now() {
        return now;
    }
}
