package dev.penstock.benchmarks;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.MessageHead;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.RequestHead;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestTrailers;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseTrailers;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.core.exchange.Views;
import io.vavr.control.Option;

/** An exchange by value, with no proxy behind it, on the route {@code default}: what handlers of headers look at. */
record Sent(Headers request, Headers response) implements Views {
    private static final String OTHERS = "only handlers of headers look at what is measured";

    @Override
    public RequestHeaders requestHeaders() {
        return new OfRequest(request);
    }

    @Override
    public ResponseHeaders responseHeaders() {
        return new OfResponse(request, response);
    }

    @Override
    public RequestBody requestBody() {
        throw new UnsupportedOperationException(OTHERS);
    }

    @Override
    public RequestTrailers requestTrailers() {
        throw new UnsupportedOperationException(OTHERS);
    }

    @Override
    public ResponseBody responseBody() {
        throw new UnsupportedOperationException(OTHERS);
    }

    @Override
    public ResponseTrailers responseTrailers() {
        throw new UnsupportedOperationException(OTHERS);
    }

    @Override
    public StreamDone streamDone() {
        throw new UnsupportedOperationException(OTHERS);
    }

    /** A message in a proxy that has nothing but its headers and a route. */
    private static class Message implements MessageHead, PluginContext {
        private final Headers headers;

        Message(Headers headers) {
            this.headers = headers;
        }

        @Override
        public final Option<String> header(String name) {
            return headers.first(name);
        }

        @Override
        public final Headers headers() {
            return headers;
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
            return Option.some(Bytes.utf8("default"));
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
            return Platform.ENVOY;
        }

        @Override
        public final void mark(String step) {}
    }

    private static final class OfRequest extends Message implements RequestHeaders {
        OfRequest(Headers request) {
            super(request);
        }

        @Override
        public boolean hasBody() {
            return true;
        }
    }

    private static final class OfResponse extends Message implements ResponseHeaders {
        private final Headers request;

        OfResponse(Headers request, Headers response) {
            super(response);
            this.request = request;
        }

        @Override
        public boolean hasBody() {
            return true;
        }

        @Override
        public RequestHead request() {
            return new OfRequest(request);
        }
    }
}
