package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.machine.Ticking;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * The recurring tasks of one root. When a filter is given another configuration, Envoy goes on to call the old root until its
 * streams have drained: the newest root of a filter runs its tasks, the others rest. Where that one ends first, as it does when
 * the old configuration comes back before it has drained, the newest that is left goes on, for Envoy does not configure it again.
 */
final class RootTicks {
    private final VmContext vm;
    private final RootContext root;
    private final String filter;
    private final List<TaskJob> jobs;

    /** @param filter tells the filters of a VM apart: what the host's configuration has as root id and as name */
    private RootTicks(VmContext vm, RootContext root, String filter, Ticking.Tasks tasks) {
        this.vm = vm;
        this.root = root;
        this.filter = filter;
        List<TaskJob> made = List.empty();
        for (Ticking.Task task : tasks.all()) {
            made = made.append(new TaskJob(this, task));
        }
        this.jobs = made;
    }

    /** Those of a root that was just configured, which run from now on. */
    static void begin(Ticking.Tasks tasks, VmContext vm, RootContext root) {
        Host host = vm.host();
        String filter = text(host.property("plugin_root_id")) + "\0" + text(host.property("plugin_name"));
        RootTicks ticks = new RootTicks(vm, root, filter, tasks);
        root.atEnd(ticks::end);
        ticks.run();
        vm.tick(vm.ticking().prepend(ticks));
    }

    private static String text(Option<Bytes> property) {
        return property.isDefined() ? property.get().utf8() : "";
    }

    private void run() {
        long now = vm.host().now();
        RootTimer timer = root.timer(vm.host());
        for (TaskJob job : jobs) {
            timer.add(job, job.task().nanos(), now);
        }
        timer.arm(now);
    }

    /** Whether no newer root of the same filter has tasks. Else these rest when this tick is over. */
    boolean areNewest() {
        for (RootTicks newest : vm.ticking()) {
            if (newest.filter.equals(filter)) {
                return newest == this || rest();
            }
        }
        return rest();
    }

    private boolean rest() {
        for (TaskJob job : jobs) {
            root.timer(vm.host()).remove(job);
        }
        return false;
    }

    /** The root has ended, or has other tasks: where these ran, those of the newest root that is left go on. */
    void end() {
        boolean ran = areNewest();
        rest();
        List<RootTicks> left = List.empty();
        for (RootTicks other : vm.ticking()) {
            left = other == this ? left : left.append(other);
        }
        vm.tick(left);
        for (RootTicks other : left) {
            if (ran && other.filter.equals(filter) && other.areNewest()) {
                other.resume();
            }
        }
    }

    /** In a callback of another root. */
    private void resume() {
        if (vm.host().turnTo(root.number())) {
            run();
        }
    }

    /** A task as a job. */
    private record TaskJob(RootTicks ticks, Ticking.Task task) implements RootTimer.Job {
        @Override
        public void run(RootCallback callback) {
            if (ticks.areNewest()) {
                callback.run(task);
            }
        }
    }
}
