package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.event.StreamEvent.BodyWithheld;
import io.vavr.control.Option;

/**
 * A held message whose body may never be shown: without {@code allow_on_headers_stop_iteration} Envoy keeps the body of a held
 * request to itself, and the request hangs. Seen at ticks: bytes of the request have come to the host and none to the plugin; a
 * response has come whole, which its latency tells. That is so too while another filter holds the bytes back, for an answer or for
 * the rest of a match: so it must be seen for a while.
 */
final class HoldWatch {
    /** How often to look, in nanoseconds. */
    static final long PERIOD = 500_000_000L;

    /** Looks after all that a root watches. */
    static final RootTimer.Job JOB = RootCallback::watch;

    /** In how many ticks it must be seen. */
    static final int LOOKS = 4;

    /** How many messages are watched at once. They stand for the others, for one is enough to know. */
    static final int MOST = 64;

    private final int id;
    private final StreamContext stream;
    private final Direction direction;
    private final Option<Bytes> before;
    private int looks;

    HoldWatch(int id, StreamContext stream, Direction direction, Host host) {
        this.id = id;
        this.stream = stream;
        this.direction = direction;
        this.before = host.property(property(direction));
    }

    boolean isOf(StreamContext other) {
        return stream == other;
    }

    /** Whether the body has come to the host and been kept there. Looks once, and turns to the stream. */
    boolean isWithheld(Host host) {
        return host.turnTo(id) && isChanged(host.property(property(direction))) && ++looks >= LOOKS;
    }

    private boolean isChanged(Option<Bytes> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return before.isDefined() || now.isDefined();
        }
        return !now.get().equals(before.get());
    }

    /** Lets the stream know, while the host is turned to it. */
    void tell(VmContext vm, PluginLog log) {
        new StreamCallback(new StreamViews(vm, stream, true), log).withheld(new BodyWithheld(direction));
    }

    private static String property(Direction direction) {
        return direction == Direction.REQUEST ? "request\0total_size" : "response\0backend_latency";
    }
}
