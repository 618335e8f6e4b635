package dev.penstock.examples.envoy;

import static dev.penstock.core.exchange.Reply.reply;
import static dev.penstock.core.exchange.Verdicts.callForeign;
import static dev.penstock.core.exchange.Verdicts.pass;
import static dev.penstock.core.exchange.Verdicts.swap;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.BodyEdit;
import dev.penstock.core.exchange.BodyMode;
import dev.penstock.core.exchange.Edit;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.HeadEdit;
import dev.penstock.core.exchange.Pass;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.RequestBodyEdit;
import dev.penstock.core.exchange.RequestHeadersEdit;
import dev.penstock.core.exchange.RequestTrailersEdit;
import dev.penstock.core.exchange.ResponseBodyEdit;
import dev.penstock.core.exchange.ResponseHeadersEdit;
import dev.penstock.core.exchange.ResponseTrailersEdit;
import dev.penstock.core.exchange.TrailersEdit;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A plugin whose handlers do what a header of the request tells them: {@code request-body=set,throw;response-headers=reply}, phase by
 * phase, one operation after the other. The header is {@code x-do-} and the plugin's name.
 */
final class Steered {
    private static final int[] NONE = {};
    private static final Key<Integer> STEPS = Key.ofStream("steps", 0);
    private static final Key<Integer> ALL_STEPS = Key.ofPlugin("all steps", 0);
    private static final Metric.Counter OPERATIONS = Metric.counter("steered.operations");
    private static final Metric.Histogram SIZES = Metric.histogram("steered.sizes");

    private final String steering;

    private Steered(String steering) {
        this.steering = steering;
    }

    static Plugin<?> plugin(String name) {
        return new Steered("x-do-" + name).steering(Plugin.named(name));
    }

    private <C> Plugin<C> steering(Plugin<C> named) {
        return named.onRequestHeaders((request, config) -> new Run<Phase.InRequestHeaders, RequestHeadersEdit>(
                                request, Steered::onRequestHead, answer -> answer)
                        .after(operations(request, "request-headers"), request.proceed()))
                .onRequestBody((request, config, body) -> new Run<Phase.InRequestBody, RequestBodyEdit>(
                                request, Steered::onBody, answer -> answer)
                        .after(operations(request, "request-body"), request.proceed()))
                .onStreamingRequestBody((request, config) -> transform(request, "request-chunks"))
                .onRequestTrailers((request, config) -> new Run<Phase.InRequestTrailers, RequestTrailersEdit>(
                                request, Steered::onTrailers, answer -> answer)
                        .after(operations(request, "request-trailers"), request.proceed()))
                .onResponseHeaders((response, config) -> new Run<Phase.InResponseHeaders, ResponseHeadersEdit>(
                                response, Steered::onResponseHead, answer -> answer)
                        .after(operations(response, "response-headers"), response.proceed()))
                .onResponseBody((response, config, body) -> new Run<Phase.InResponseBody, ResponseBodyEdit>(
                                response, Steered::onBody, answer -> answer)
                        .after(operations(response, "response-body"), response.proceed()))
                .onStreamingResponseBody((response, config) -> transform(response, "response-chunks"))
                .onResponseTrailers((response, config) -> new Run<Phase.InResponseTrailers, ResponseTrailersEdit>(
                                response, Steered::onTrailers, answer -> answer)
                        .after(operations(response, "response-trailers"), response.proceed()))
                .onStreamDone((stream, config) -> new Run<Phase.InStreamDone, Pass>(
                                stream, Steered::anywhere, answer -> pass())
                        .after(operations(stream, "done"), pass()));
    }

    /** One handler's work. */
    private record Run<P extends Phase, E extends Edit<? extends P, E>>(
            Exchange exchange, BiFunction<E, String, E> operation, Function<Reply, Verdict<? extends P>> replying) {

        Verdict<? extends P> after(List<String> operations, E edit) {
            if (operations.isEmpty()) {
                return edit;
            }
            String first = operations.head();
            List<String> rest = operations.tail();
            exchange.mark(first);
            if (first.startsWith("reply")) {
                return replying.apply(answer(first, exchange));
            }
            if (first.equals("swap")) {
                return swapped(swapped -> after(rest, edit.log(LogLevel.TRACE, swapped::name)));
            }
            return first.equals("foreign")
                    ? compressed(result -> after(rest, edit.record(SIZES, result.isDefined() ? 1 : 0)))
                    : after(rest, operation.apply(edit, first));
        }

        private Verdict<P> swapped(Function<Swapped, Verdict<? extends P>> then) {
            return swap(exchange.shared("steered"), Bytes.utf8("swapped"), then);
        }

        private Verdict<P> compressed(Function<Option<Bytes>, Verdict<? extends P>> then) {
            return callForeign("compress", Bytes.utf8("argument"), then);
        }
    }

    private static Reply answer(String operation, Exchange exchange) {
        Reply empty = reply(operation.equals("reply-204") ? 204 : 403)
                .header("x-exchange", exchange.request().header("x-exchange").getOrElse("none"))
                .details("steered");
        return operation.equals("reply-text") ? empty.text("refused") : empty;
    }

    private static RequestHeadersEdit onRequestHead(RequestHeadersEdit edit, String operation) {
        return switch (operation) {
            case "pass-body" -> edit.requestBody(BodyMode.PASS);
            case "stream" -> edit.requestBody(BodyMode.STREAM);
            case "buffer" -> edit.requestBody(BodyMode.BUFFER);
            case "limit" -> edit.requestBodyLimit(100);
            case "raise" -> edit.requestBodyLimit(1 << 30);
            case "keep-route" -> edit.keepRoute();
            case "path" -> edit.setPath("/steered");
            default -> onHead(edit, operation);
        };
    }

    private static ResponseHeadersEdit onResponseHead(ResponseHeadersEdit edit, String operation) {
        return switch (operation) {
            case "pass-body" -> edit.responseBody(BodyMode.PASS);
            case "stream" -> edit.responseBody(BodyMode.STREAM);
            case "buffer" -> edit.responseBody(BodyMode.BUFFER);
            case "limit" -> edit.responseBodyLimit(100);
            case "status" -> edit.setStatus(299);
            default -> onHead(edit, operation);
        };
    }

    private static <P extends Phase, E extends HeadEdit<P, E>> E onHead(E edit, String operation) {
        return switch (operation) {
            case "set" -> edit.setHeader("x-steered", "set");
            case "add" -> edit.addHeader("x-steered", "added");
            case "remove" -> edit.removeHeader("x-removable");
            case "unsized" -> edit.removeHeader("content-length");
            case "split" -> edit.setHeader("x-steered", "a\r\nx-injected: 1");
            case "length" -> edit.setHeader("content-length", "1");
            default -> anywhere(edit, operation);
        };
    }

    private static <P extends Phase, E extends BodyEdit<P, E>> E onBody(E edit, String operation) {
        return switch (operation) {
            case "replace" -> edit.replaceBody(Bytes.utf8("replaced"));
            case "empty" -> edit.replaceBody(Bytes.empty());
            case "append" -> edit.appendBody(Bytes.utf8("appended"));
            case "prepend" -> edit.prependBody(Bytes.utf8("prepended"));
            case "overflow" -> edit.appendBody(Bytes.adopt(new byte[100_000]));
            default -> onHead(edit, operation);
        };
    }

    private static <P extends Phase, E extends TrailersEdit<P, E>> E onTrailers(E edit, String operation) {
        return switch (operation) {
            case "set" -> edit.setTrailer("x-steered", "set");
            case "add" -> edit.addTrailer("x-steered", "added");
            case "remove" -> edit.removeTrailer("x-end");
            case "split" -> edit.setTrailer("x-steered", "a\r\nx-injected: 1");
            default -> anywhere(edit, operation);
        };
    }

    private static <P extends Phase, E extends Edit<P, E>> E anywhere(E edit, String operation) {
        return switch (operation) {
            case "throw" -> throw new IllegalStateException("told to");
            case "index" -> edit.log(LogLevel.INFO, "" + NONE[operation.length()]);
            case "late-throw" -> edit.update(STEPS, steps -> Integer.parseInt("none"));
            case "keep" -> edit.update(STEPS, steps -> steps + 1).update(ALL_STEPS, steps -> steps + 1);
            case "count" -> edit.increment(OPERATIONS);
            case "property" -> edit.setProperty("steered", Bytes.utf8(operation));
            case "share" -> edit.share("steered.other", Bytes.utf8(operation));
            case "enqueue" -> edit.enqueue("", "steered", Bytes.utf8(operation));
            case "run-foreign" -> edit.callForeign("no such function", Bytes.utf8(operation));
            case "log" -> edit.log(LogLevel.INFO, () -> "told to");
            default -> edit;
        };
    }

    private BodyTransform transform(Exchange exchange, String phase) {
        List<String> operations = operations(exchange, phase);
        if (operations.contains("throw")) {
            return BodyTransform.perChunk(chunk -> {
                throw new IllegalStateException("told to in a chunk");
            });
        }
        return operations.contains("replace")
                ? BodyTransform.replace(Bytes.utf8("old"), Bytes.utf8("newer"))
                : BodyTransform.identity();
    }

    private List<String> operations(Exchange exchange, String phase) {
        String all = ";" + exchange.request().header(steering).getOrElse("") + ";";
        int start = all.indexOf(";" + phase + "=");
        if (start < 0) {
            return List.empty();
        }
        int from = start + phase.length() + 2;
        return split(all.substring(from, all.indexOf(';', from)));
    }

    private static List<String> split(String list) {
        int comma = list.indexOf(',');
        return comma < 0 ? List.of(list) : split(list.substring(comma + 1)).prepend(list.substring(0, comma));
    }
}
