package dev.penstock.guest;

import dev.penstock.core.data.BodyFields;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestTrailers;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.ResponseHead;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseTrailers;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.core.exchange.Views;
import io.vavr.control.Option;

/**
 * The stream whose callback runs, as the handlers of its phases see it, and the trail of what they read: one object, for each callback
 * makes it anew. Lives as long as the callback.
 */
final class StreamViews extends Trail implements Views {
    private final VmContext vm;
    private final StreamContext stream;
    private final boolean end;
    /** Null until one is asked for. */
    private HeldHeaders request;
    /** Null until one is asked for. */
    private HeldHeaders response;

    /** A callback that is the last of its direction when {@code end}. */
    StreamViews(VmContext vm, StreamContext stream, boolean end) {
        this.vm = vm;
        this.stream = stream;
        this.end = end;
    }

    VmContext vm() {
        return vm;
    }

    StreamContext stream() {
        return stream;
    }

    /** The request's headers: those that were kept, else as the host has them now. */
    HeldHeaders request() {
        if (request == null) {
            request = map(HeaderMap.REQUEST_HEADERS, stream.remembered(Direction.REQUEST));
        }
        return request;
    }

    /** The response's headers: those that were kept, else as the host has them now. */
    HeldHeaders response() {
        if (response == null) {
            response = map(HeaderMap.RESPONSE_HEADERS, stream.remembered(Direction.RESPONSE));
        }
        return response;
    }

    /** The fields of a map as the host has it now. */
    HeldHeaders map(HeaderMap map) {
        return map(map, null);
    }

    /** @param kept null where they are not kept */
    private HeldHeaders map(HeaderMap map, Headers kept) {
        return new HeldHeaders(vm.host(), map, this, kept);
    }

    @Override
    public BodyFields bodyFields(Direction direction) {
        return direction == Direction.REQUEST
                ? request().bodyFields()
                : response().bodyFields();
    }

    @Override
    public Headers allOf(Direction direction) {
        return direction == Direction.REQUEST ? request().headers() : response().headers();
    }

    @Override
    public RequestHeaders requestHeaders() {
        return new OfRequestHeaders(this);
    }

    @Override
    public RequestBody requestBody() {
        return new OfRequestBody(this);
    }

    @Override
    public RequestTrailers requestTrailers() {
        return new OfRequestTrailers(this);
    }

    @Override
    public ResponseHeaders responseHeaders() {
        return new OfResponseHeaders(this);
    }

    @Override
    public ResponseBody responseBody() {
        return new OfResponseBody(this);
    }

    @Override
    public ResponseTrailers responseTrailers() {
        return new OfResponseTrailers(this);
    }

    @Override
    public StreamDone streamDone() {
        return new OfStreamDone(this);
    }

    private static final class OfRequestHeaders extends ExchangeReads implements RequestHeaders {
        OfRequestHeaders(StreamViews views) {
            super(views);
        }

        @Override
        public RequestHeaders request() {
            return this;
        }

        @Override
        public Option<String> header(String name) {
            return views().request().header(name);
        }

        @Override
        public Headers headers() {
            return views().request().headers();
        }

        @Override
        public boolean hasBody() {
            return !views().end;
        }
    }

    private static final class OfRequestBody extends ExchangeReads implements RequestBody {
        OfRequestBody(StreamViews views) {
            super(views);
        }
    }

    private static final class OfRequestTrailers extends ExchangeReads implements RequestTrailers {
        private final MessageHead trailers;

        OfRequestTrailers(StreamViews views) {
            super(views);
            this.trailers = views.map(HeaderMap.REQUEST_TRAILERS);
        }

        @Override
        public MessageHead trailers() {
            return trailers;
        }
    }

    private static final class OfResponseHeaders extends ExchangeReads implements ResponseHeaders {
        OfResponseHeaders(StreamViews views) {
            super(views);
        }

        @Override
        public Option<String> header(String name) {
            return views().response().header(name);
        }

        @Override
        public Headers headers() {
            return views().response().headers();
        }

        @Override
        public boolean hasBody() {
            return !views().end;
        }
    }

    private static final class OfResponseBody extends ExchangeReads implements ResponseBody {
        OfResponseBody(StreamViews views) {
            super(views);
        }

        @Override
        public ResponseHead response() {
            return views().response();
        }
    }

    private static final class OfResponseTrailers extends ExchangeReads implements ResponseTrailers {
        private final MessageHead trailers;

        OfResponseTrailers(StreamViews views) {
            super(views);
            this.trailers = views.map(HeaderMap.RESPONSE_TRAILERS);
        }

        @Override
        public ResponseHead response() {
            return views().response();
        }

        @Override
        public MessageHead trailers() {
            return trailers;
        }
    }

    /** What the client got may be another response than the one that was kept. */
    private static final class OfStreamDone extends ExchangeReads implements StreamDone {
        private final ResponseHead response;

        OfStreamDone(StreamViews views) {
            super(views);
            this.response = views.map(HeaderMap.RESPONSE_HEADERS);
        }

        @Override
        public ResponseHead response() {
            return response;
        }
    }
}
