package dev.penstock.guest;

import dev.penstock.core.machine.Schedule;

/** The schedule of a root, on the one timer that the host has for it: where both are kept between callbacks. */
final class HostTimer implements RootTimer {
    private final Host host;
    private Schedule<Job> schedule = Schedule.empty();
    private int armed;

    HostTimer(Host host) {
        this.host = host;
    }

    @Override
    public void add(Job job, long nanos, long now) {
        schedule = schedule.with(job, nanos, now);
    }

    @Override
    public void remove(Job job) {
        schedule = schedule.without(job);
    }

    @Override
    public void tick(RootCallback callback) {
        try {
            Schedule.Due<Job> due = schedule.at(host.now());
            schedule = due.next();
            for (Job job : due.jobs()) {
                job.run(callback.anew());
            }
            arm(host.now());
        } catch (HostRefusal refused) {
            callback.complain("tick", refused);
        }
    }

    /** The host starts its timer anew after each tick, with the time that it was set to. */
    @Override
    public void arm(long now) {
        int wanted = schedule.timer(now);
        if (wanted != armed) {
            host.tickEvery(wanted);
            armed = wanted;
        }
    }
}
