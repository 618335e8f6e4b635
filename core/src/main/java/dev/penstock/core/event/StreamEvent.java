package dev.penstock.core.event;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.ResponseHeaders;

/** What the host tells about one HTTP stream. {@code end}: nothing of this direction follows. */
public sealed interface StreamEvent {
    <R> R match(Cases<R> cases);

    /** {@code proxy_on_request_headers}. */
    record RequestHeadersArrived(RequestHeaders request, boolean end) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.requestHeaders(this);
        }
    }

    /** {@code proxy_on_response_headers}. */
    record ResponseHeadersArrived(ResponseHeaders response, boolean end) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.responseHeaders(this);
        }
    }

    /**
     * {@code proxy_on_request_body} or {@code proxy_on_response_body}.
     *
     * @param buffer all that the host's buffer holds where the machine demands it, else empty
     */
    record BodyArrived(Direction direction, Bytes buffer, boolean end) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.body(this);
        }
    }

    /** {@code proxy_on_request_trailers} or {@code proxy_on_response_trailers}: they end the direction. */
    record TrailersArrived(Direction direction) implements StreamEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.trailers(this);
        }
    }

    /** A consumer of events, one method for each. */
    interface Cases<R> {
        R requestHeaders(RequestHeadersArrived event);

        R responseHeaders(ResponseHeadersArrived event);

        R body(BodyArrived event);

        R trailers(TrailersArrived event);
    }
}
