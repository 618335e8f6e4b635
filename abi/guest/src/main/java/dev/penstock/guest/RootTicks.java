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
    private final RootCallback first;
    private final String filter;
    private final Ticking.Tasks tasks;
    private final List<TaskJob> jobs;

    private RootTicks(VmContext vm, RootContext root, RootCallback first, Ticking.Tasks tasks) {
        this.vm = vm;
        this.root = root;
        this.first = first;
        this.filter = text(vm.host().property("plugin_root_id")) + "\0"
                + text(vm.host().property("plugin_name"));
        this.tasks = tasks;
        List<TaskJob> made = List.empty();
        for (Ticking.Task task : tasks.all()) {
            made = made.append(new TaskJob(this, task));
        }
        this.jobs = made;
    }

    /** Those of a root that was just configured, which run from now on. */
    static void begin(Ticking.Tasks tasks, VmContext vm, RootContext root, RootCallback callback) {
        RootTicks ticks = new RootTicks(vm, root, callback, tasks);
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

    /** Whether no newer root of the same filter has tasks. Filters are told apart by root id and name in the host's configuration. */
    private boolean areNewest() {
        for (RootTicks newest : vm.ticking()) {
            if (newest.filter.equals(filter)) {
                return newest == this;
            }
        }
        return false;
    }

    private void run(Ticking.Task task, RootCallback callback) {
        if (areNewest()) {
            callback.run(task);
        } else {
            rest(callback);
        }
    }

    private void rest(RootCallback callback) {
        for (TaskJob job : jobs) {
            root.timer(vm.host()).remove(job);
        }
        callback.end(tasks);
    }

    /** The root has ended, or has other tasks: where these ran, those of the newest root that is left go on. */
    private void end() {
        boolean ran = areNewest();
        rest(first.anew());
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
        try {
            if (vm.host().turnTo(root.number())) {
                run();
            }
        } catch (HostRefusal refused) {
            first.complain("resumption of ticks", refused);
        }
    }

    /** A task as a job. */
    private record TaskJob(RootTicks ticks, Ticking.Task task) implements RootTimer.Job {
        @Override
        public void run(RootCallback callback) {
            ticks.run(task, callback);
        }
    }
}
