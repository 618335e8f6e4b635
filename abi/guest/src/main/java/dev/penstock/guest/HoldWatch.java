package dev.penstock.guest;

import dev.penstock.core.context.ResponseProperties;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.event.StreamEvent.BodyWithheld;
import io.vavr.control.Option;

/**
 * A held message whose body may never be shown: without {@code allow_on_headers_stop_iteration} Envoy keeps the body of a held
 * request to itself, and the request hangs. Seen at ticks: bytes of the request's body have come to the host and none to the plugin; a
 * response has come whole, which its latency tells, or is the proxy's own. That is so too while another filter holds the bytes back, for an answer or for
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
    private int looks;

    HoldWatch(int id, StreamContext stream, Direction direction) {
        this.id = id;
        this.stream = stream;
        this.direction = direction;
    }

    boolean isOf(StreamContext other) {
        return stream == other;
    }

    /** Whether the message is held still and its body has come to the host and been kept there. Looks once, and turns to the stream. */
    boolean isWithheld(Host host) {
        return stream.state().isHeld(direction) && host.turnTo(id) && hasCome(host) && ++looks >= LOOKS;
    }

    private boolean hasCome(Host host) {
        return direction == Direction.REQUEST ? bytesOfRequest(host) > 0 : isResponseWhole(host);
    }

    /** The host counts the headers, as they are by now, with the bytes of the body that have come. */
    private static long bytesOfRequest(Host host) {
        Option<Bytes> total = host.property("request\0total_size");
        return total.isDefined() ? total.get().wordAt(0) - host.headersSize(HeaderMap.REQUEST_HEADERS) : 0;
    }

    /** It has come whole from upstream, or is the proxy's own. */
    private static boolean isResponseWhole(Host host) {
        return host.property("response\0backend_latency").isDefined()
                || host.property("response\0code_details")
                        .exists(details -> !details.utf8().equals(ResponseProperties.VIA_UPSTREAM));
    }

    /** Lets the stream know, while the host is turned to it. */
    void tell(VmContext vm, PluginLog log) {
        new StreamCallback(new StreamViews(vm, stream, true), log).withheld(new BodyWithheld(direction));
    }
}
