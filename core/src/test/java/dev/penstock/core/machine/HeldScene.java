package dev.penstock.core.machine;

import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import io.vavr.collection.List;

/**
 * A plugin that has each part of a response decided on, a response, and in which order things happen.
 *
 * @param most how many bytes may be kept
 * @param unknownAt which part is asked about at a cluster that there is not; none where negative
 * @param arrivals what is answered, call by call, and OK when there are no more
 * @param events what happens; afterwards the rest of the response comes, and all answers
 */
record HeldScene(
        boolean waitsAtHeaders,
        boolean waitsAtTrailers,
        Asking asking,
        int most,
        Frames frames,
        List<String> chunks,
        End end,
        int unknownAt,
        List<Arriving> arrivals,
        List<Event> events) {
    /** What the headers say about the body. */
    enum Frames {
        HTTP2(),
        HTTP1("transfer-encoding: chunked"),
        HTTP1_UNTIL_CLOSED("connection: close"),
        HTTP1_WITH_TRAILERS("transfer-encoding: chunked", "trailer: x-end");

        private final String fields;

        Frames(String... fields) {
            this.fields = String.join("\n", fields);
        }

        Headers headers() {
            return List.of(fields.split("\n"))
                    .filter(field -> !field.isEmpty())
                    .map(field -> field.split(": "))
                    .foldLeft(Headers.empty(), (headers, field) -> headers.add(field[0], field[1]));
        }

        boolean announcesNoTrailers() {
            return this == HTTP1 || this == HTTP1_UNTIL_CLOSED;
        }
    }

    /** How the body ends: with its last chunk, by itself, or with trailers. */
    enum End {
        LAST_CHUNK,
        LONE,
        TRAILERS
    }

    /** How a part is asked about. */
    enum Asking {
        ONCE,
        TWICE_IN_TURN,
        TWICE_AT_ONCE,
        AGAIN_ON_FAILURE
    }

    /** What comes of a call. */
    enum Arriving {
        OK("200", true),
        EMPTY("200", true),
        TIMED_OUT("504", false),
        RESET("503", false),
        GARBAGE("502", false),
        BROKEN("", false);

        private final String status;
        private final boolean real;

        Arriving(String status, boolean real) {
            this.status = status;
            this.real = real;
        }

        /** With {@code body} where there is one. */
        HttpArrival with(String body) {
            Headers none = Headers.empty();
            Headers headers = status.isEmpty() ? none : none.add(":status", status);
            return new HttpArrival(
                    real ? headers.add("x-envoy-upstream-service-time", "1") : headers,
                    this == OK ? Bytes.utf8(body) : Bytes.empty(),
                    none);
        }
    }

    /** What happens next. */
    enum Event {
        PIECE,
        ANSWER,
        STRAY_ANSWER,
        CLIENT_LEAVES
    }

    Bytes body() {
        return Bytes.utf8(chunks.mkString());
    }
}
