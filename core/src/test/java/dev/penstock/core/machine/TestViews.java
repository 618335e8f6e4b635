package dev.penstock.core.machine;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.RequestHead;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestTrailers;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.ResponseHead;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseTrailers;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.core.exchange.Views;
import io.vavr.control.Option;

/** A stream as its headers and trailers, by value. The field {@code x-details} says the details of the response's code. */
record TestViews(Headers request, Headers response, Headers trailers, String protocol, Platform platform, boolean end)
        implements Views {
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

    /** Fields without anything around them. */
    record Fields(Headers headers) implements RequestHead, ResponseHead {
        @Override
        public Option<String> header(String name) {
            return headers.first(name);
        }
    }

    private static class Context implements PluginContext {
        private final TestViews views;

        Context(TestViews views) {
            this.views = views;
        }

        final TestViews views() {
            return views;
        }

        @Override
        public final Timestamp now() {
            return new Timestamp(0);
        }

        @Override
        public final <T> T get(Key<T> key) {
            return key.initial();
        }

        @Override
        public final Option<Bytes> property(String... path) {
            return switch (String.join(".", path)) {
                case "request.protocol" -> Option.some(Bytes.utf8(views.protocol));
                case "response.code_details" ->
                    views.response.first("x-details").map(Bytes::utf8);
                default -> Option.none();
            };
        }

        @Override
        public final SharedValue shared(String key) {
            return new SharedValue(key, Option.none(), SharedValue.ABSENT);
        }

        @Override
        public final long metric(Metric metric) {
            return 0;
        }

        @Override
        public final Platform platform() {
            return views.platform;
        }

        @Override
        public final void mark(String step) {}
    }

    private static class Seen extends Context implements Exchange {
        Seen(TestViews views) {
            super(views);
        }

        @Override
        public RequestHead request() {
            return new Fields(views().request);
        }
    }

    private static final class OfRequestHeaders extends Context implements RequestHeaders {
        OfRequestHeaders(TestViews views) {
            super(views);
        }

        @Override
        public Option<String> header(String name) {
            return headers().first(name);
        }

        @Override
        public Headers headers() {
            return views().request;
        }

        @Override
        public boolean hasBody() {
            return !views().end;
        }
    }

    private static final class OfResponseHeaders extends Seen implements ResponseHeaders {
        OfResponseHeaders(TestViews views) {
            super(views);
        }

        @Override
        public Option<String> header(String name) {
            return headers().first(name);
        }

        @Override
        public Headers headers() {
            return views().response;
        }

        @Override
        public boolean hasBody() {
            return !views().end;
        }
    }

    private static final class OfRequestBody extends Seen implements RequestBody {
        OfRequestBody(TestViews views) {
            super(views);
        }
    }

    private static final class OfRequestTrailers extends Seen implements RequestTrailers {
        OfRequestTrailers(TestViews views) {
            super(views);
        }

        @Override
        public MessageHead trailers() {
            return new Fields(views().trailers());
        }
    }

    private static final class OfResponseBody extends Seen implements ResponseBody {
        OfResponseBody(TestViews views) {
            super(views);
        }

        @Override
        public ResponseHead response() {
            return new Fields(views().response());
        }
    }

    private static final class OfResponseTrailers extends Seen implements ResponseTrailers {
        OfResponseTrailers(TestViews views) {
            super(views);
        }

        @Override
        public ResponseHead response() {
            return new Fields(views().response());
        }

        @Override
        public MessageHead trailers() {
            return new Fields(views().trailers());
        }
    }

    private static final class OfStreamDone extends Seen implements StreamDone {
        OfStreamDone(TestViews views) {
            super(views);
        }

        @Override
        public ResponseHead response() {
            return new Fields(views().response());
        }
    }
}
