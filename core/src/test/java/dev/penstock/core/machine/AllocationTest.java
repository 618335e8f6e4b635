package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.event.StreamEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step allocates on the heap, as the JVM counts it for the thread. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SMALL = 1024;
    private static final int LARGE = 256 * 1024;
    private static final int STEPS = 200;

    private final Plan plan = new Plan();

    @ParameterizedTest
    @CsvSource({"no match in this text , new", "one old match in every line, new", "one old match in every line, newer"
    })
    void aChunkInRoomThatIsThereTakesTheSameOfTheHeapWhateverItsSize(String line, String to) {
        StreamMachine machine = plan.streaming(BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8(to)))
                .machine();
        Bytes small = chunk(line, SMALL);
        Bytes large = chunk(line, LARGE);
        long ofSmall = Long.MAX_VALUE;
        long ofLarge = Long.MAX_VALUE;
        for (int i = 0; i < STEPS; i++) {
            ofSmall = Math.min(ofSmall, allocatedBy(machine, small));
            ofLarge = Math.min(ofLarge, allocatedBy(machine, large));
        }
        assertThat(ofLarge).isCloseTo(ofSmall, within(256L)).isLessThan(4096);
    }

    /** The check itself would see a copy. */
    @ParameterizedTest
    @CsvSource({"one old match in every line, new"})
    void aChunkOnTheHeapTakesAsMuchAgainWhereItIsChanged(String line, String to) {
        StreamMachine machine = plan.streaming(BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8(to)))
                .machine();
        assertThat(allocatedBy(machine, chunk(line, LARGE).owned())).isGreaterThanOrEqualTo(LARGE);
    }

    private static Bytes chunk(String line, int size) {
        byte[] text = line.repeat(size / line.length() + 1).substring(0, size).getBytes(StandardCharsets.US_ASCII);
        return RoomBytes.of(text, new byte[2 * size]);
    }

    private static long allocatedBy(StreamMachine machine, Bytes chunk) {
        TestViews views =
                new TestViews(Headers.empty(), Headers.empty(), Headers.empty(), "HTTP/1.1", Platform.ENVOY, false);
        StreamEvent.HeadersArrived headers = new StreamEvent.HeadersArrived(Direction.REQUEST, false);
        StreamState state = outcome(machine.on(StreamState.start(), headers, views));
        StreamEvent.BodyArrived body = new StreamEvent.BodyArrived(Direction.REQUEST, chunk, chunk.size(), false);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        machine.on(state, body, views);
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static StreamState outcome(Step<Move> step) {
        return step.match(new Step.Cases<>() {
            @Override
            public StreamState done(Step.Done<Move> done) {
                return done.outcome().next();
            }

            @Override
            public StreamState asked(Step.Asked<Move> asked) {
                throw new AssertionError("nothing is to be asked here, got " + asked);
            }
        });
    }
}
