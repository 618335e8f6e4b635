package dev.penstock.core.machine;

import dev.penstock.core.body.Abort;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.LocalReply;
import io.vavr.control.Option;

/** What Penstock itself answers for the author: the statuses are Envoy's own for the same causes where it has one. */
final class Refusals {
    private Refusals() {}

    static LocalReply internalError() {
        return reply(500, "Internal Server Error", "penstock_handler_failed");
    }

    /** As Envoy's buffer limit: 413 for a request, 500 for a response. */
    static LocalReply tooLarge(Direction direction) {
        return direction == Direction.REQUEST
                ? reply(413, "Payload Too Large", "penstock_request_too_large")
                : reply(500, "Internal Server Error", "penstock_response_too_large");
    }

    /** RFC 9110 section 15.5.16 for a request; a response that may not pass is a bad gateway's. */
    static LocalReply unsupported(Direction direction) {
        return direction == Direction.REQUEST
                ? reply(415, "Unsupported Media Type", "penstock_request_body_refused")
                : reply(502, "Bad Gateway", "penstock_response_body_refused");
    }

    /** For the reason that a transform gives, which only the sender of the body is told. */
    static LocalReply aborted(Direction direction, Abort why) {
        boolean tooLarge = why.cause() == Abort.Cause.TOO_LARGE;
        if (direction == Direction.RESPONSE) {
            return tooLarge ? tooLarge(direction) : reply(502, "Bad Gateway", "penstock_response_body_malformed");
        }
        String text = "request body refused: " + why.reason();
        return tooLarge
                ? reply(413, text, "penstock_request_too_large")
                : reply(400, text, "penstock_request_body_malformed");
    }

    private static LocalReply reply(int status, String text, String details) {
        return new LocalReply(status, Headers.empty(), Bytes.utf8(text), details, Option.none());
    }
}
