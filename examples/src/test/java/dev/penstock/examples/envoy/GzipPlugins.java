package dev.penstock.examples.envoy;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.dsl.Plugin;
import io.vavr.control.Option;

/** What plugins do with gzip. */
public final class GzipPlugins {
    private static final Bytes OLD = Bytes.utf8("old");
    private static final Bytes NEW = Bytes.utf8("brand new");

    private GzipPlugins() {}

    /** Rewrites the text in gzip and plain bodies; those of other codings pass. */
    public static Plugin<?> rewriting() {
        return Plugin.named("rewriting")
                .bodies(BodyKind.ENCODED, BodyTreatment.READ)
                .onStreamingRequestBody((request, config) -> rewritten(request.header("content-encoding")))
                .onStreamingResponseBody((response, config) -> rewritten(response.header("content-encoding")));
    }

    private static BodyTransform rewritten(Option<String> coding) {
        BodyTransform replace = BodyTransform.replace(OLD, NEW);
        return coding.contains("gzip")
                ? BodyTransform.gunzip(1_000_000).then(replace).then(BodyTransform.gzip())
                : coding.isEmpty() ? replace : BodyTransform.identity();
    }

    /** Clients get plain what upstream encodes with gzip. */
    public static Plugin<?> decoding() {
        return Plugin.named("decoding")
                .bodies(BodyKind.ENCODED, BodyTreatment.READ)
                .onResponseHeaders((response, config) -> isGzip(response.header("content-encoding"))
                        ? response.proceed().removeHeader("content-encoding")
                        : response.proceed())
                .onStreamingResponseBody((response, config) -> isGzip(response.header("content-encoding"))
                        ? BodyTransform.gunzip()
                        : BodyTransform.identity());
    }

    /** Clients that take gzip get plain responses encoded. */
    public static Plugin<?> encoding() {
        return Plugin.named("encoding")
                .bodies(BodyKind.ENCODED, BodyTreatment.LEAVE)
                .onResponseHeaders(
                        (response, config) -> isGzip(response.request().header("accept-encoding"))
                                ? response.proceed()
                                        .setHeader("content-encoding", "gzip")
                                        .addHeader("vary", "accept-encoding")
                                : response.proceed())
                .onStreamingResponseBody(
                        (response, config) -> isGzip(response.request().header("accept-encoding"))
                                ? BodyTransform.gzip()
                                : BodyTransform.identity());
    }

    private static boolean isGzip(Option<String> coding) {
        return coding.contains("gzip");
    }
}
