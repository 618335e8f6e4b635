package dev.penstock.core.machine;

import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.exchange.Exchange;
import io.vavr.control.Option;

/** What the headers of a message say about its body. Each answer reads no more of them than it needs. */
final class Framing {
    private Framing() {}

    /** Whether a request turns its connection into a tunnel, so that what follows is not an HTTP body. */
    static boolean opensTunnel(Exchange request) {
        return request.header("upgrade").isDefined() || is("CONNECT", request.header(":method"));
    }

    /** The first content coding that changes bytes (RFC 9110 section 8.4.1; {@code identity} does not). */
    static Option<String> coding(Exchange message) {
        if (message.header("content-encoding").isDefined()) {
            for (Header field : message.headers()) {
                String value =
                        field.name().equals("content-encoding") ? field.value().utf8() : "";
                if (!value.isEmpty() && !value.equals("identity")) {
                    return Option.some(value);
                }
            }
        }
        return Option.none();
    }

    /**
     * Whether a body may be held for the sake of trailers. An HTTP/2 body comes in frames of 16 KiB. In HTTP/1.1 a chunk may
     * be as large as the host's buffer limit, so that holding a byte before it fails the message, and Envoy drops the
     * trailers unless it is told otherwise: so there a body is held only where all of it is below 10 KB, or it announces
     * trailers. Envoy hides the transfer coding of requests, so theirs is told by the protocol; a response in HTTP/1.1 has
     * the coding or a length (RFC 9112 section 6.3).
     */
    static boolean mayBeHeld(Direction direction, Exchange message) {
        if (direction == Direction.REQUEST && !isHttp1(message)) {
            return true;
        }
        Option<String> length = message.header("content-length");
        if (length.isDefined()) {
            return length.get().length() < 5;
        }
        boolean framed = direction == Direction.RESPONSE
                && message.header("transfer-encoding").isEmpty();
        return framed || message.header("trailer").isDefined();
    }

    private static boolean isHttp1(Exchange request) {
        Option<String> protocol = request.protocol();
        return protocol.isDefined() && protocol.get().startsWith("HTTP/1");
    }

    private static boolean is(String wanted, Option<String> found) {
        return found.isDefined() && found.get().equals(wanted);
    }
}
