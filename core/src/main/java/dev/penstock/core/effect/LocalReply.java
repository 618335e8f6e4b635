package dev.penstock.core.effect;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import io.vavr.control.Option;

/**
 * A response that the plugin sends itself, in place of the upstream's.
 *
 * @param status 200 to 599
 * @param headers further fields; Envoy adds {@code content-length}
 * @param body empty for 204, 205 and 304
 * @param details why, as {@code %RESPONSE_CODE_DETAILS%} shows it; may be empty
 * @param grpcStatus 0 to 16, what a gRPC client is told; without it Envoy derives one from {@code status}
 */
public record LocalReply(int status, Headers headers, Bytes body, String details, Option<Integer> grpcStatus) {
    /** The start of what is said of any other status. */
    public static final String STATUS_RULE = "status of a response must be 200 to 599, got ";

    /**
     * @throws IllegalArgumentException for a status that is not final, and for a body where HTTP forbids one (RFC 9110
     *     sections 15.3.5, 15.3.6 and 15.4.5), both of which Envoy would send as they are
     */
    public LocalReply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(STATUS_RULE + status);
        }
        if (!body.isEmpty() && (status == 204 || status == 205 || status == 304)) {
            throw new IllegalArgumentException(
                    "a reply with status " + status + " must not have a body, got " + body.size() + " bytes");
        }
        body = body.owned();
    }

    /** A reply without details or gRPC status. */
    public static LocalReply of(int status, Headers headers, Bytes body) {
        return new LocalReply(status, headers, body, "", Option.none());
    }
}
