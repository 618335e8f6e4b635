package dev.penstock.core.event;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;

/** What the host tells about one HTTP stream. {@code end}: nothing of this direction follows. */
public sealed interface StreamEvent {
    <R> R match(Cases<R> cases);

    /** {@code proxy_on_request_headers} or {@code proxy_on_response_headers}. */
    record HeadersArrived(Direction direction, boolean end) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.headers(this);
        }
    }

    /**
     * {@code proxy_on_request_body} or {@code proxy_on_response_body}.
     *
     * @param buffer all that the host's buffer holds where the machine demands it, else empty
     * @param size how many bytes that is, demanded or not
     */
    record BodyArrived(Direction direction, Bytes buffer, int size, boolean end) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.body(this);
        }
    }

    /**
     * {@code proxy_on_request_trailers} or {@code proxy_on_response_trailers}: they end the direction.
     *
     * @param buffer all that the host's buffer holds where the machine demands it, else empty
     */
    record TrailersArrived(Direction direction, Bytes buffer) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.trailers(this);
        }
    }

    /** The body of a held message has come to the host, and the host does not show it to the plugin. */
    record BodyWithheld(Direction direction) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.withheld(this);
        }
    }

    /** What the stream has asked for is answered: {@code proxy_on_http_call_response} and the like. */
    record Answered(int token, Arrival arrival) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.answered(this);
        }
    }

    /** {@code proxy_on_log}: the stream has ended, in whatever way. */
    record Ended() implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /** A consumer of events, one method for each. */
    interface Cases<R> {
        R headers(HeadersArrived event);

        R body(BodyArrived event);

        R trailers(TrailersArrived event);

        R withheld(BodyWithheld event);

        R answered(Answered event);

        R ended(Ended event);
    }
}
