package dev.penstock.guest;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Unit;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.Call;
import dev.penstock.core.exchange.Calls;
import dev.penstock.core.exchange.Edit;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.HeadEdit;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.TrailersEdit;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Verdicts;
import dev.penstock.dsl.Plugin;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A plugin whose handlers do anything that a handler can.
 *
 * @param treatments of each kind of body, in the order of {@link BodyKind}
 */
record AnyPlugin(
        HalfPlan request, HalfPlan response, Option<Deed> done, Vector<BodyTreatment> treatments, boolean failOpen) {
    private static final Key<Integer> SEEN = Key.ofStream("seen", 0);
    private static final Key<Integer> SEEN_EVER = Key.ofPlugin("seen ever", 0);
    private static final Metric.Counter COUNTER = Metric.counter("any.seen");
    private static final Metric.Gauge GAUGE = Metric.gauge("any.open");
    private static final Call<Answer> SERVICE = Calls.call(Cluster.named("service"), CallRequest.get("/"));
    private static final Reply REPLY = Reply.reply(418).text("ab and more");

    HalfPlan half(Direction direction) {
        return direction == Direction.REQUEST ? request : response;
    }

    BodyTreatment treatmentOf(BodyKind kind) {
        return treatments.get(Vector.of(BodyKind.values()).indexOf(kind));
    }

    Plugin<?> plugin() {
        Plugin<Unit> plugin = Plugin.named("any");
        for (BodyKind kind : BodyKind.values()) {
            plugin = plugin.bodies(kind, treatmentOf(kind));
        }
        Plugin<Unit> all = withDone(withResponse(withRequest(plugin)));
        return failOpen ? all.failOpen() : all;
    }

    private Plugin<Unit> withRequest(Plugin<Unit> bare) {
        Plugin<Unit> plugin = bare;
        for (Deed deed : request.headers()) {
            plugin = plugin.onRequestHeaders((exchange, config) -> {
                requireOwn(exchange);
                var wished = exchange.proceed().requestBody(request.mode());
                return decide(
                        deed,
                        exchange,
                        edited(request.limit().map(wished::requestBodyLimit).getOrElse(wished), deed));
            });
        }
        for (HalfPlan.Streaming streaming : request.streamed()) {
            plugin = plugin.onStreamingRequestBody(config -> streaming.transform());
        }
        for (Deed deed : request.whole()) {
            plugin = plugin.onRequestBody((exchange, config, body) -> {
                requireOwn(exchange);
                var edit = edited(exchange.proceed(), deed);
                return decide(deed, exchange, edits(deed) ? request.edits().of(edit) : edit);
            });
        }
        for (Deed deed : request.trailers()) {
            plugin = plugin.onRequestTrailers((exchange, config) -> {
                requireOwn(exchange);
                require(exchange.trailers().header("x-end").isDefined(), "the trailers");
                return decide(deed, exchange, edited(exchange.proceed(), deed));
            });
        }
        return plugin;
    }

    private Plugin<Unit> withResponse(Plugin<Unit> bare) {
        Plugin<Unit> plugin = bare;
        for (Deed deed : response.headers()) {
            plugin = plugin.onResponseHeaders((exchange, config) -> {
                requireOwn(exchange);
                require(exchange.status().isDefined(), "the status");
                var wished = exchange.proceed().responseBody(response.mode());
                return decide(
                        deed,
                        exchange,
                        edited(response.limit().map(wished::responseBodyLimit).getOrElse(wished), deed));
            });
        }
        for (HalfPlan.Streaming streaming : response.streamed()) {
            plugin = plugin.onStreamingResponseBody(config -> streaming.transform());
        }
        for (Deed deed : response.whole()) {
            plugin = plugin.onResponseBody((exchange, config, body) -> {
                requireOwn(exchange);
                require(exchange.response().status().isDefined(), "the status");
                var edit = edited(exchange.proceed(), deed);
                return decide(deed, exchange, edits(deed) ? response.edits().of(edit) : edit);
            });
        }
        for (Deed deed : response.trailers()) {
            plugin = plugin.onResponseTrailers((exchange, config) -> {
                requireOwn(exchange);
                require(exchange.response().status().isDefined(), "the status");
                require(!exchange.trailers().headers().isEmpty(), "the trailers");
                return decide(deed, exchange, edited(exchange.proceed(), deed));
            });
        }
        return plugin;
    }

    private Plugin<Unit> withDone(Plugin<Unit> plugin) {
        return done.isEmpty()
                ? plugin
                : plugin.onStreamDone((exchange, config) -> {
                    int found = exchange.request().headers().size()
                            + exchange.response().headers().size();
                    return decide(
                            done.get(),
                            exchange,
                            Verdicts.log(LogLevel.INFO, "ended with " + found)
                                    .setProperty("found", Bytes.utf8("" + found)));
                });
    }

    private static boolean edits(Deed deed) {
        return deed.answered() == Deed.EDIT;
    }

    private static <P extends Phase, E extends HeadEdit<P, E>> E edited(E proceed, Deed deed) {
        return edits(deed)
                ? told(proceed.setHeader("x-edited", "1")
                        .addHeader("x-more", "2")
                        .removeHeader("x-gone"))
                : proceed;
    }

    private static <P extends Phase, E extends TrailersEdit<P, E>> E edited(E proceed, Deed deed) {
        return edits(deed)
                ? told(proceed.setTrailer("x-sum", "1")
                        .addTrailer("x-more", "2")
                        .removeTrailer("x-gone"))
                : proceed;
    }

    private static <P extends Phase, E extends Edit<P, E>> E told(E edit) {
        return edit.log(LogLevel.WARN, "edits")
                .update(SEEN, seen -> seen + 1)
                .update(SEEN_EVER, seen -> seen + 1)
                .setProperty("edited", Bytes.utf8("1"))
                .increment(COUNTER)
                .add(GAUGE, 2)
                .share("any.last", Bytes.utf8("1"))
                .enqueue("", "nobody's", Bytes.utf8("m"));
    }

    private static <P extends Phase> Verdict<? extends P> decide(
            Deed deed, Exchange exchange, Verdict<? extends P> proceed) {
        return switch (deed) {
            case PROCEED, EDIT -> proceed;
            case REPLY -> replied();
            case THROW -> throw new IllegalStateException("told to fail");
            case CALL_AND_PROCEED, CALL_AND_EDIT, CALL_AND_REPLY, CALL_AND_THROW ->
                SERVICE.<P>then(
                        answer -> decide(deed.answered(), exchange, proceed),
                        failure -> decide(deed.answered(), exchange, proceed));
            default ->
                Verdicts.<P>swap(
                        exchange.shared("any.asked"),
                        Bytes.utf8("1"),
                        swapped -> decide(deed.answered(), exchange, proceed));
        };
    }

    /** A reply is valid in each phase of a stream, which its type says and a type parameter cannot. */
    @SuppressWarnings("unchecked")
    private static <P extends Phase> Verdict<? extends P> replied() {
        return (Verdict<? extends P>) (Verdict<?>) REPLY;
    }

    private static void requireOwn(Exchange exchange) {
        require(exchange.request().header("x-id").isDefined(), "the request's headers");
        require(exchange.request().target().isDefined(), "the request's path");
    }

    /** Throws what no handler is told to throw: it is looked for in the log. */
    private static void require(boolean there, String what) {
        if (!there) {
            throw new IllegalStateException("SURPRISE: the handler cannot see " + what);
        }
    }
}
