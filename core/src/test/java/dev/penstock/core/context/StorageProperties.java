package dev.penstock.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** G22: what is kept has the type of its key, and a key under which nothing was kept yields its initial value. */
class StorageProperties {
    private static final Vector<Key<Integer>> KEYS = Vector.range(0, 4).map(index -> Key.ofStream("same name", index));

    @Property
    void aKeyYieldsWhatWasKeptUnderItLastOrItsInitialValue(@ForAll("writes") List<Tuple2<Integer, Integer>> writes) {
        Storage storage =
                writes.foldLeft(Storage.empty(), (before, write) -> before.with(KEYS.get(write._1), write._2));
        Map<Integer, Integer> expected =
                writes.foldLeft(HashMap.<Integer, Integer>empty(), (before, write) -> before.put(write));
        for (int index = 0; index < KEYS.size(); index++) {
            assertThat(storage.get(KEYS.get(index))).isEqualTo(expected.getOrElse(index, index));
        }
        assertThat(Storage.empty().get(KEYS.head())).isZero();
    }

    @Provide
    Arbitrary<List<Tuple2<Integer, Integer>>> writes() {
        return Arbitraries.integers()
                .between(0, KEYS.size() - 1)
                .tuple2()
                .map(pair -> new Tuple2<>(pair.get1(), pair.get2() * 7))
                .list()
                .map(List::ofAll);
    }
}
