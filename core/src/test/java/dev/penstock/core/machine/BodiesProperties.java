package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The short way of a body, which needs no event, leads where the long one does. */
class BodiesProperties {
    private static final Headers POST = Headers.empty().add(":method", "POST");

    @Property
    void bodiesAreTheStepOfTheirEventInEveryState(
            @ForAll("events") Vector<Integer> events,
            @ForAll("chunks") String chunk,
            @ForAll boolean readsBodies,
            @ForAll Direction direction,
            @ForAll boolean end) {
        Plan plan = new Plan();
        BodyTransform replace = BodyTransform.replace(Bytes.utf8("ab"), Bytes.utf8("c"));
        StreamMachine machine = (readsBodies ? plan.streaming(replace) : plan).machine();
        Peer peer = new Peer(machine);
        events.forEach(event -> call(peer, event));
        Bytes buffer = Bytes.utf8(chunk);
        TestViews views = new TestViews(POST, Headers.empty(), Headers.empty(), "HTTP/2", Platform.ENVOY, end);
        for (StreamState state : List.of(peer.state(), StreamState.Over.SETTLED, StreamState.ended())) {
            Step<Move> step = machine.on(state, new BodyArrived(direction, buffer, buffer.size(), end), views);
            Step<Move> shorter = machine.body(state, direction, buffer, buffer.size(), end, views);
            assertThat(shown(shorter)).isEqualTo(shown(step));
            if (state == peer.state()) {
                Statistics.label("step").collect(shown(step).contains("ReplaceBody") ? "writes" : "leaves");
            }
        }
        Statistics.label("step").coverage(seen -> seen.check("writes").percentage(p -> p > 5));
    }

    private static Action call(Peer peer, int event) {
        Direction direction = event < 4 ? Direction.REQUEST : Direction.RESPONSE;
        return switch (event % 4) {
            case 0 -> peer.headers(direction, POST, false);
            case 1 -> peer.body(direction, Bytes.utf8("aab"), false);
            case 2 -> peer.body(direction, Bytes.utf8("ba"), true);
            default -> peer.trailers(direction);
        };
    }

    /** Without the identity of a transform's state: what it has pending stands beside it. */
    private static String shown(Step<Move> step) {
        return HeadersProperties.shown(step).replaceAll("@[0-9a-f]+", "");
    }

    /** Mostly messages that have begun. */
    @Provide
    Arbitrary<Vector<Integer>> events() {
        return Arbitraries.of(0, 0, 0, 4, 4, 4, 1, 2, 3, 5, 6, 7)
                .list()
                .ofMaxSize(8)
                .map(Vector::ofAll);
    }

    @Provide
    Arbitrary<String> chunks() {
        return Arbitraries.strings().withChars('a', 'b').ofMaxLength(8);
    }
}
