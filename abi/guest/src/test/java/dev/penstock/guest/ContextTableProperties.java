package dev.penstock.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContextTableProperties {
    private static final int MOST = 60;

    /** Up to 60: put; above: add; negative: remove. Few numbers that share slots, so that runs of occupied slots form and break. */
    @Provide
    Arbitrary<List<Integer>> changes() {
        return Arbitraries.integers()
                .between(1, MOST)
                .flatMap(id -> Arbitraries.of(id, MOST + id, -id))
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 2_000)
    void itHoldsWhatAMapHolds(@ForAll("changes") List<Integer> changes) {
        ContextTable<String> table = new ContextTable<>();
        Map<Integer, String> map = new HashMap<>();
        int time = 0;
        for (int change : changes) {
            String context = "c" + time++;
            if (change > MOST) {
                table.add(change - MOST, context);
                map.putIfAbsent(change - MOST, context);
            } else if (change > 0) {
                table.put(change, context);
                map.put(change, context);
            } else {
                assertThat(table.remove(-change)).isEqualTo(map.remove(-change));
            }
        }
        assertThat(table.size()).isEqualTo(map.size());
        for (int id = 1; id <= MOST; id++) {
            assertThat(table.find(id).getOrNull()).isEqualTo(map.get(id));
        }
    }
}
