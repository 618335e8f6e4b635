package dev.penstock.testkit.model;

import static dev.penstock.testkit.model.Scripted.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import org.junit.jupiter.api.Test;

/** Shared data, queues and metrics. */
class SharedModelTest {
    private static final Bytes ONE = Bytes.utf8("1");
    private static final Bytes TWO = Bytes.utf8("2");
    private final HostModel host = new VmModel(Platform.ENVOY, guest -> new Scripted()).host();

    @Test
    void aWriteUnderANumberThatIsNotTheOneThereConflictsAndChangesNothing() {
        assertThat(host.share("k", ONE, 0)).isEqualTo(Swapped.STORED);
        int version = host.shared("k").version();
        assertThat(host.share("k", TWO, version)).isEqualTo(Swapped.STORED);
        assertThat(host.share("k", ONE, version)).isEqualTo(Swapped.CONFLICT);
        assertThat(host.shared("k").value()).contains(TWO);
        assertThat(host.shared("k").version()).isNotEqualTo(version);
    }

    @Test
    void theNumberZeroWritesWhateverIsThere() {
        host.share("k", ONE, 0);
        assertThat(host.share("k", TWO, 0)).isEqualTo(Swapped.STORED);
        assertThat(host.shared("k").value()).contains(TWO);
    }

    @Test
    void anyOtherNumberInsertsOnlyWhereNothingIs() {
        assertThat(host.shared("k").value()).isEmpty();
        assertThat(host.share("k", ONE, SharedValue.ABSENT)).isEqualTo(Swapped.STORED);
        assertThat(host.share("k", TWO, SharedValue.ABSENT)).isEqualTo(Swapped.CONFLICT);
        assertThat(host.shared("k").value()).contains(ONE);
    }

    @Test
    void aQueueThatIsOpenedTwiceIsTheSameAndAnUnknownOneIsNotFound() {
        int queue = host.openQueue("q");
        assertThat(host.openQueue("q")).isEqualTo(queue);
        assertThat(host.openQueue("other")).isNotEqualTo(queue);
        assertThat(host.findQueue("", "q")).contains(queue);
        assertThat(host.findQueue("", "none")).isEmpty();
        assertThat(statusOf(() -> host.enqueue(99, ONE))).isEqualTo(1);
    }

    @Test
    void messagesOfAQueueComeInTheirOrder() {
        int queue = host.openQueue("q");
        host.enqueue(queue, ONE);
        host.enqueue(queue, TWO);
        assertThat(host.dequeue(queue)).contains(ONE);
        assertThat(host.dequeue(queue)).contains(TWO);
        assertThat(host.dequeue(queue)).isEmpty();
    }

    @Test
    void eachDefinitionOfAMetricIsAnotherNumberOfTheSameValue() {
        Metric hits = Metric.counter("hits");
        int first = host.defineMetric(hits);
        int second = host.defineMetric(hits);
        assertThat(second).isNotEqualTo(first);
        host.incrementMetric(first, 2);
        host.incrementMetric(second, 3);
        assertThat(host.metric(first)).isEqualTo(5);
    }

    @Test
    void aCounterOnlyGrowsAndWhatIsRecordedOnItIsAdded() {
        int counter = host.defineMetric(Metric.counter("hits"));
        assertThat(statusOf(() -> host.incrementMetric(counter, 0))).isEqualTo(2);
        assertThat(statusOf(() -> host.incrementMetric(counter, -1))).isEqualTo(2);
        host.recordMetric(counter, 4);
        host.recordMetric(counter, 3);
        assertThat(host.metric(counter)).isEqualTo(7);
    }

    @Test
    void aGaugeGoesUpAndDownAndTakesWhatIsRecorded() {
        int gauge = host.defineMetric(Metric.gauge("open"));
        host.incrementMetric(gauge, 3);
        host.incrementMetric(gauge, -1);
        assertThat(host.metric(gauge)).isEqualTo(2);
        host.recordMetric(gauge, 9);
        assertThat(host.metric(gauge)).isEqualTo(9);
    }
}
