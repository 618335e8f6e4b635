package dev.penstock.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever the host calls in whatever order and whatever the handlers do, the guest keeps to what a host can bear. */
class StreamLifeProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void eachEventHasItsAnswerNoByteIsInventedOrLostAndNothingIsKept(
            @ForAll("plugins") AnyPlugin plugin,
            @ForAll boolean higress,
            @ForAll("exchanges") Vector<ExchangePlan> exchanges,
            @ForAll("acts") Vector<StreamLife.Act> acts) {
        StreamLife life = new StreamLife(plugin, higress, exchanges, StreamLifeProperties::collect);
        for (StreamLife.Act act : acts) {
            life.act(act);
            assertThat(life.faults()).as("%s", life).isEmpty();
        }
        life.end();
        assertThat(life.faults()).as("%s", life).isEmpty();
        assertThat(life.kept()).isEqualTo(Tuple.of(0, 0));
    }

    private static void collect(String pair, String transition) {
        Statistics.label("state and event").collect(pair);
        Statistics.label("transition").collect(transition);
    }

    @Provide
    Arbitrary<AnyPlugin> plugins() {
        return Draws.plugins();
    }

    @Provide
    Arbitrary<Vector<ExchangePlan>> exchanges() {
        return Draws.exchanges();
    }

    @Provide
    Arbitrary<Vector<StreamLife.Act>> acts() {
        return Draws.acts();
    }
}
