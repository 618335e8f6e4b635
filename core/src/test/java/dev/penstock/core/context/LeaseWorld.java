package dev.penstock.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;
import java.util.Random;

/**
 * Shared data and the VMs that share it, on a clock of the world. Between a VM's read and its write, others may read and write.
 */
final class LeaseWorld {
    static final int VMS = 5;
    static final long RENEWAL = 1_000_000_000L;

    private static final long LENGTH = 3 * RENEWAL;
    private static final long SKEW = LENGTH / 6;
    private static final long LATE = RENEWAL / 10;
    private static final long CALL = RENEWAL / 20;
    private static final String KEY = "lease";

    private final Random random;
    private final Vm[] vms = new Vm[VMS];
    private Option<Bytes> value = Option.none();
    private int version = SharedValue.ABSENT;
    private int versions;
    private long now = 1_700_000_000_000_000_000L;
    private long lastTrouble = now;
    private long lastLed = now;
    private int lastLeader = -1;
    private int takeovers;
    private int conflicts;
    private int failures;
    private boolean garbageSeen;

    LeaseWorld(long seed) {
        random = new Random(seed);
    }

    int takeovers() {
        return takeovers;
    }

    int conflicts() {
        return conflicts;
    }

    int failures() {
        return failures;
    }

    boolean garbageSeen() {
        return garbageSeen;
    }

    /** One VM: its clock is ahead of the world's by less than half of what clocks may differ by. */
    private final class Vm {
        private final long ahead = random.nextLong(-SKEW / 2, SKEW / 2 + 1);
        private final long since = now;
        private Candidate candidate = Candidate.NEW;
        private Option<SharedValue> read = Option.none();
        private long readAt;
        private long next = now + RENEWAL;
        private long place = now + RENEWAL;
        private int failing;
        private boolean unsure;

        boolean leads() {
            return candidate.leads(now + ahead);
        }

        /** A read of its tick, or the write that follows it. */
        void step() {
            if (failing > 0) {
                failing--;
                failures++;
                lastTrouble = now;
                rest();
            } else if (read.isEmpty()) {
                read = Option.some(new SharedValue(KEY, value, version));
                readAt = now + ahead;
                next = now + random.nextLong(0, CALL);
            } else {
                write(read.get());
                rest();
            }
        }

        private void rest() {
            read = Option.none();
            place += RENEWAL;
            next = place + random.nextLong(0, LATE);
        }

        private void write(SharedValue seen) {
            garbageSeen |= isGarbage(seen.value());
            Option<Lease> lease = candidate.attempt(seen, readAt, LENGTH);
            boolean stored = lease.isDefined() && seen.version() == version;
            conflicts += lease.isDefined() && !stored ? 1 : 0;
            if (stored) {
                store(lease.get().bytes());
            }
            if (stored && unsure) {
                unsure = false;
                failures++;
                lastTrouble = now;
            } else {
                candidate = stored ? candidate.won(lease.get()) : candidate.lost(seen, readAt);
            }
        }

        void stop() {
            if (candidate.owns(new SharedValue(KEY, value, version))) {
                store(Candidate.released());
            }
        }
    }

    private static boolean isGarbage(Option<Bytes> value) {
        return value.exists(bytes -> !bytes.isEmpty() && Lease.read(bytes).isEmpty());
    }

    private void store(Bytes bytes) {
        value = Option.some(bytes);
        version = ++versions;
    }

    void advance(long time) {
        long end = now + time;
        for (Option<Vm> next = next(end); next.isDefined(); next = next(end)) {
            now = Math.max(now, next.get().next);
            next.get().step();
            check();
        }
        now = end;
        check();
    }

    private Option<Vm> next(long end) {
        Vm first = null;
        for (Vm vm : vms) {
            first = vm != null && vm.next <= end && (first == null || vm.next < first.next) ? vm : first;
        }
        return Option.of(first);
    }

    void happen(LeaseProperties.Deed deed, int number) {
        Vm vm = vms[number];
        switch (deed) {
            case START -> vms[number] = vm == null ? new Vm() : vm;
            case STOP -> end(number, vm);
            case CRASH -> vms[number] = null;
            case FAIL -> Option.of(vm).forEach(there -> there.failing = 1 + random.nextInt(3));
            case UNSURE -> Option.of(vm).forEach(there -> there.unsure = true);
            case GARBAGE -> {
                store(Bytes.utf8("x".repeat(random.nextInt(40) + 1)));
                lastTrouble = now;
            }
            default -> {}
        }
        check();
    }

    private void end(int number, Vm vm) {
        Option.of(vm).forEach(Vm::stop);
        vms[number] = null;
    }

    private void check() {
        int leader = -1;
        long oldest = now;
        for (int i = 0; i < VMS; i++) {
            boolean leads = vms[i] != null && vms[i].leads();
            assertThat(leads && leader >= 0).as("VMs %d and %d lead", leader, i).isFalse();
            leader = leads ? i : leader;
            oldest = vms[i] == null ? oldest : Math.min(oldest, vms[i].since);
        }
        takeovers += leader >= 0 && leader != lastLeader ? 1 : 0;
        lastLeader = leader >= 0 ? leader : lastLeader;
        lastLed = leader >= 0 ? now : lastLed;
        long quiet = now - Math.max(Math.max(lastTrouble, lastLed), oldest);
        assertThat(leader >= 0
                        || quiet <= LENGTH + RENEWAL + SKEW + LATE + CALL + (isGarbage(value) ? Lease.LONGEST : 0))
                .as("nobody leads, after %d ms without trouble", quiet / 1_000_000)
                .isTrue();
    }
}
