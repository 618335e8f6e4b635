package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.Views;
import io.vavr.control.Option;

/** What the headers of a message say about its body. Each answer reads no more of them than it needs. */
final class Framing {
    /** Of a body whose length is not stated. */
    static final long UNKNOWN = -1;

    private static final int MOST_DIGITS = 18;

    private Framing() {}

    /** Whether a request turns its connection into a tunnel, so that what follows is not an HTTP body. */
    static boolean opensTunnel(MessageHead request) {
        return request.has("upgrade") || is("CONNECT", request.header(":method"));
    }

    /** The length that {@code content-length} states, or {@link #UNKNOWN}. Envoy lets no other length pass. */
    static long statedLength(MessageHead message) {
        String field = message.header("content-length").getOrElse("");
        if (field.isEmpty() || field.length() > MOST_DIGITS) {
            return UNKNOWN;
        }
        long length = 0;
        for (int i = 0; i < field.length(); i++) {
            int digit = field.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            length = 10 * length + digit;
        }
        return length;
    }

    /**
     * Whether a body may be held for the sake of trailers: where it announces them, or comes in HTTP/2, in frames of 16 KiB.
     * In HTTP/1.1 a chunk may be as large as the host's buffer limit, so that holding a byte before it fails the message, and
     * Envoy drops trailers unless it is told otherwise. Envoy hides the transfer coding of requests, so theirs is told by the
     * protocol. A response in HTTP/1.1 has the coding, or a connection that is to be closed (RFC 9112 section 6.3). Where the
     * length is stated nothing need be held, and this is not asked.
     */
    static boolean mayBeHeld(Direction direction, Views views) {
        MessageHead message = views.manyOf(direction);
        return message.has("trailer") || (direction == Direction.REQUEST ? !isHttp1(views) : !hasHttp1Framing(message));
    }

    /** Whether a response of HTTP/1.1 announces no trailers; Envoy drops those that are not announced unless it is told otherwise. */
    static boolean endsWithoutTrailers(MessageHead response) {
        return !response.has("trailer") && hasHttp1Framing(response);
    }

    private static boolean hasHttp1Framing(MessageHead response) {
        return response.has("transfer-encoding") || response.has("connection");
    }

    private static boolean isHttp1(Views views) {
        Option<Bytes> protocol = views.requestHeaders().property("request", "protocol");
        return protocol.isDefined() && protocol.get().utf8().startsWith("HTTP/1");
    }

    private static boolean is(String wanted, Option<String> found) {
        return found.isDefined() && found.get().equals(wanted);
    }
}
