package dev.penstock.guest;

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

/** The stream whose callback runs, as the handlers of its phases see it. Lives as long as the callback. */
final class StreamViews implements Views {
    private final VmContext vm;
    private final StreamContext stream;
    private final boolean end;
    private final Trail trail = new Trail();
    private Option<HeldHeaders> request = Option.none();
    private Option<HeldHeaders> response = Option.none();

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

    Trail trail() {
        return trail;
    }

    /** The request's headers: those that were kept, else as the host has them now. */
    HeldHeaders request() {
        if (request.isEmpty()) {
            Option<HeldHeaders> kept = stream.remembered(Direction.REQUEST);
            request = kept.isDefined() ? kept : Option.some(map(HeaderMap.REQUEST_HEADERS));
        }
        return request.get();
    }

    /** The response's headers: those that were kept, else as the host has them now. */
    HeldHeaders response() {
        if (response.isEmpty()) {
            Option<HeldHeaders> kept = stream.remembered(Direction.RESPONSE);
            response = kept.isDefined() ? kept : Option.some(map(HeaderMap.RESPONSE_HEADERS));
        }
        return response.get();
    }

    HeldHeaders map(HeaderMap map) {
        return new HeldHeaders(vm.host(), map, trail);
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
        OfRequestTrailers(StreamViews views) {
            super(views);
        }

        @Override
        public MessageHead trailers() {
            return views().map(HeaderMap.REQUEST_TRAILERS);
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
        OfResponseTrailers(StreamViews views) {
            super(views);
        }

        @Override
        public ResponseHead response() {
            return views().response();
        }

        @Override
        public MessageHead trailers() {
            return views().map(HeaderMap.RESPONSE_TRAILERS);
        }
    }

    private static final class OfStreamDone extends ExchangeReads implements StreamDone {
        OfStreamDone(StreamViews views) {
            super(views);
        }

        @Override
        public ResponseHead response() {
            return views().response();
        }
    }
}
