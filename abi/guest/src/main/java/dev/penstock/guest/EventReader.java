package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import dev.penstock.core.event.StreamEvent.RequestHeadersArrived;
import dev.penstock.core.event.StreamEvent.ResponseHeadersArrived;
import dev.penstock.core.machine.StreamState;

/** Makes events of callbacks, reading from the host only what the stream's state demands. */
final class EventReader {
    private final Host host;

    EventReader(Host host) {
        this.host = host;
    }

    StreamEvent headers(Direction direction, boolean end) {
        return direction == Direction.REQUEST
                ? new RequestHeadersArrived(new HeldRequest(host), end)
                : new ResponseHeadersArrived(new HeldResponse(host), end);
    }

    StreamEvent body(StreamState state, Direction direction, int size, boolean end) {
        Bytes buffer = size > 0 && state.demandsBody(direction) ? host.body(direction, size) : Bytes.empty();
        return new BodyArrived(direction, buffer, end);
    }
}
