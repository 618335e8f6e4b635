package dev.penstock.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Candidate;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Lease;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Storage;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** VMs that share data and elect a leader, step by step. */
class LeadershipTest {
    private static final long LENGTH = 6_000;

    private Map<String, Bytes> shared = HashMap.empty();
    private int version = 1;
    private final Vm one = new Vm();
    private final Vm other = new Vm();
    private long now = 1_000_000;

    /** One VM at its ticks. */
    private final class Vm extends Decided.Host implements TickContext {
        private Storage kept = Storage.empty();

        private void take(Verdict<?> verdict) {
            for (Effect effect : Decided.of(verdict, this).effects()) {
                kept = updated((Effect.Update<?>) effect);
            }
        }

        private <T> Storage updated(Effect.Update<T> update) {
            return kept.with(update.key(), update.change().apply(kept.get(update.key())));
        }

        @Override
        public Swapped swap(SharedValue read, Bytes value) {
            if (!read.equals(shared(read.key()))) {
                return Swapped.CONFLICT;
            }
            shared = shared.put(read.key(), value);
            version++;
            return Swapped.STORED;
        }

        @Override
        public SharedValue shared(String key) {
            return shared.containsKey(key)
                    ? new SharedValue(key, shared.get(key), version)
                    : new SharedValue(key, Option.none(), SharedValue.ABSENT);
        }

        @Override
        public Timestamp now() {
            return new Timestamp(now);
        }

        @Override
        public <T> T get(Key<T> key) {
            return kept.get(key);
        }

        @Override
        public Option<Bytes> property(String... path) {
            return Option.when(path[0].equals("plugin_name"), Bytes.utf8("filter"));
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

    private void tick(Vm... vms) {
        for (Vm vm : vms) {
            vm.take(Leadership.renew(vm, "p", LENGTH));
        }
    }

    @Test
    void theFirstOneLeadsAndTheOtherOneWhenItHasGivenUp() {
        tick(one, other);
        assertThat(one.isLeader()).isTrue();
        assertThat(other.isLeader()).isFalse();
        assertThat(shared.keySet()).containsExactly("penstock.lease/p/filter/");
        now += 1_000;
        tick(other, one);
        assertThat(List.of(one, other).map(Vm::isLeader)).containsExactly(true, false);
        one.take(Leadership.release(one, "p"));
        assertThat(one.isLeader()).isFalse();
        tick(other);
        assertThat(other.isLeader()).isTrue();
    }

    @Test
    void whatOneDoesNotHoldItDoesNotRelease() {
        tick(one);
        other.take(Leadership.release(other, "p"));
        assertThat(shared.values().single())
                .isEqualTo(one.get(Candidate.KEY).held().get().bytes());
        now += LENGTH;
        tick(other);
        one.take(Leadership.release(one, "p"));
        assertThat(one.get(Candidate.KEY)).isEqualTo(Candidate.NEW);
        assertThat(other.isLeader()).isTrue();
        assertThat(Lease.read(shared.values().single()))
                .isEqualTo(other.get(Candidate.KEY).held());
    }

    @Test
    void aWriteThatComesLateIsNoLease() {
        Verdict<?> late = Leadership.renew(other, "p", LENGTH);
        tick(one);
        other.take(late);
        assertThat(other.isLeader()).isFalse();
        assertThat(one.isLeader()).isTrue();
    }

    @Test
    void aChangeIsFoundAndToldOnce() {
        assertThat(Leadership.changes(one)).isFalse();
        tick(one);
        one.take(Leadership.find(one));
        assertThat(Leadership.leads(one)).isTrue();
        assertThat(Leadership.changes(one)).isTrue();
        one.take(Leadership.told(one));
        assertThat(Leadership.changes(one)).isFalse();
        now += LENGTH;
        one.take(Leadership.find(one));
        assertThat(Leadership.leads(one)).isFalse();
        assertThat(Leadership.changes(one)).isTrue();
    }
}
