package dev.penstock.core.machine;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.Views;
import io.vavr.control.Option;

/** Where a body ends, and what may come after it. */
final class Framing {
    private Framing() {}

    /** {@link BodyFields#opensTunnel}, of a message of which nothing else is asked. */
    static boolean opensTunnel(MessageHead request) {
        return request.has("upgrade") || is("CONNECT", request.header(":method"));
    }

    /**
     * Whether a body may be held for the sake of trailers: where it announces them, or comes in HTTP/2, in frames of 16 KiB.
     * In HTTP/1.1 a chunk may be as large as the host's buffer limit, so that holding a byte before it fails the message, and
     * Envoy drops trailers unless it is told otherwise. Envoy hides the transfer coding of requests, so theirs is told by the
     * protocol. Where the length is stated nothing need be held, and this is not asked.
     */
    static boolean mayBeHeld(Head head) {
        BodyFields fields = head.fields();
        return fields.announcesTrailers()
                || (head.direction() == Direction.REQUEST ? !isHttp1(head.views()) : !fields.hasHttp1Framing());
    }

    /** Whether a response of HTTP/1.1 announces no trailers; Envoy drops those that are not announced unless it is told otherwise. */
    static boolean endsWithoutTrailers(BodyFields response) {
        return !response.announcesTrailers() && response.hasHttp1Framing();
    }

    private static boolean isHttp1(Views views) {
        Option<Bytes> protocol = views.requestHeaders().property("request", "protocol");
        return protocol.isDefined() && protocol.get().utf8().startsWith("HTTP/1");
    }

    private static boolean is(String wanted, Option<String> found) {
        return found.isDefined() && found.get().equals(wanted);
    }
}
