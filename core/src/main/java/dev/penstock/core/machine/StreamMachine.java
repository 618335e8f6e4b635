package dev.penstock.core.machine;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.BodyArrived;
import dev.penstock.core.event.StreamEvent.RequestHeadersArrived;
import dev.penstock.core.event.StreamEvent.ResponseHeadersArrived;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.pipeline.Handlers;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * One HTTP stream under one configuration: {@code (state, event) -> step}. Total: every event in every state yields a step.
 * The only place that knows the order of phases, and so the only one that decides on replies, resets and held bodies.
 *
 * <p>It throws what a handler throws. The shell then asks {@link Failures} for the step to take instead.
 */
public final class StreamMachine {
    private final Handlers handlers;

    public StreamMachine(Handlers handlers) {
        this.handlers = handlers;
    }

    /** The step for {@code event} in {@code state}. */
    public Step on(StreamState state, StreamEvent event) {
        return state instanceof StreamState.Open open ? event.match(new InOpen(open)) : Step.proceed(state);
    }

    private final class InOpen implements StreamEvent.Cases<Step> {
        private final StreamState.Open state;

        InOpen(StreamState.Open state) {
            this.state = state;
        }

        @Override
        public Step requestHeaders(RequestHeadersArrived event) {
            if (state.request() != HalfState.Unseen.INSTANCE) {
                return violation(Direction.REQUEST, "headers for a second time");
            }
            return handlers.requestHeaders()
                    .map(handler ->
                            decided(handler.apply(event.request()), Direction.REQUEST, event.request(), event.end()))
                    .getOrElse(() -> bodyFollows(Direction.REQUEST, event.request(), event.end()));
        }

        @Override
        public Step responseHeaders(ResponseHeadersArrived event) {
            if (state.response() != HalfState.Unseen.INSTANCE) {
                return violation(Direction.RESPONSE, "headers for a second time");
            }
            return handlers.responseHeaders()
                    .map(handler ->
                            decided(handler.apply(event.response()), Direction.RESPONSE, event.response(), event.end()))
                    .getOrElse(() -> bodyFollows(Direction.RESPONSE, event.response(), event.end()));
        }

        @Override
        public Step body(BodyArrived event) {
            Direction direction = event.direction();
            return state.half(direction).body(event.buffer(), event.end()).match(new Outcome(direction));
        }

        @Override
        public Step trailers(TrailersArrived event) {
            return state.half(event.direction()).trailers().match(new Outcome(event.direction()));
        }

        private Step decided(Verdict<?> verdict, Direction direction, Exchange exchange, boolean end) {
            return verdict.match(new Verdict.Cases<>() {
                @Override
                public Step proceed(Seq<Effect> edits) {
                    return bodyFollows(direction, exchange, end).after(List.ofAll(edits));
                }

                @Override
                public Step reply(LocalReply reply) {
                    return replied(direction, reply);
                }
            });
        }

        /** A reply to the request is a response that the response handlers see; one to the response ends the matter. */
        private Step replied(Direction direction, LocalReply reply) {
            StreamState next = direction == Direction.REQUEST
                    ? state.with(Direction.REQUEST, HalfState.Passing.INSTANCE)
                    : StreamState.Settled.INSTANCE;
            return Step.hold(next, List.of(new Effect.SendReply(reply)));
        }

        private Step bodyFollows(Direction direction, Exchange exchange, boolean end) {
            if (end) {
                return Step.proceed(state.with(direction, HalfState.Ended.INSTANCE));
            }
            if (isTunnel(direction, exchange)) {
                return Step.proceed(state.with(direction, HalfState.Passing.TUNNELLED));
            }
            return handlers.body(direction)
                    .map(transform -> rewriting(direction, exchange, transform))
                    .getOrElse(() -> Step.proceed(state.with(direction, HalfState.Passing.INSTANCE)));
        }

        /** The body may change its length, which the header can state only now: so the statement goes. */
        private Step rewriting(Direction direction, Exchange exchange, BodyTransform transform) {
            Option<String> coding = codingOf(exchange);
            if (coding.isDefined()) {
                return Step.proceed(
                        state.with(direction, HalfState.Passing.INSTANCE),
                        List.of(encodedPasses(direction, coding.get())));
            }
            return Step.proceed(
                    state.with(direction, HalfState.Rewriting.from(transform.start(), mayBeHeld(direction, exchange))),
                    List.of(new Effect.RemoveHeader(HeaderMap.headersOf(direction), "content-length")));
        }

        private boolean isTunnel(Direction direction, Exchange exchange) {
            if (handlers.requestBody().isEmpty() && handlers.responseBody().isEmpty()) {
                return false;
            }
            return direction == Direction.REQUEST
                    ? exchange.header("upgrade").isDefined()
                            || exchange.header(":method").exists("CONNECT"::equals)
                    : state.request() == HalfState.Passing.TUNNELLED;
        }

        private Step violation(Direction direction, String found) {
            return Step.proceed(state, List.of(new ProtocolViolation(direction, found).log()));
        }

        private final class Outcome implements Turn.Cases<Step> {
            private final Direction direction;

            Outcome(Direction direction) {
                this.direction = direction;
            }

            @Override
            public Step untouched(Turn.Untouched turn) {
                return new Step(state.with(direction, turn.next()), turn.action(), List.empty());
            }

            @Override
            public Step written(Turn.Written turn) {
                return new Step(
                        state.with(direction, turn.next()),
                        turn.action(),
                        List.of(new Effect.ReplaceBody(direction, turn.body())));
            }

            @Override
            public Step cutShort(Turn.CutShort turn) {
                return Failures.cutShort(direction, turn.owed());
            }

            @Override
            public Step violation(Turn.Violation turn) {
                return InOpen.this.violation(direction, turn.found());
            }
        }
    }

    /**
     * Whether a body may be held for the sake of trailers. An HTTP/2 body comes in frames of 16 KiB. In HTTP/1.1 a chunk may
     * be as large as the host's buffer limit, so that holding a byte before it fails the message, and Envoy drops the
     * trailers unless it is told otherwise: so there a body is held only where all of it is below 10 KB, or it announces
     * trailers. Envoy hides the transfer coding of requests, so theirs is told by the protocol; a response in HTTP/1.1 has
     * the coding or a length (RFC 9112 section 6.3).
     */
    private static boolean mayBeHeld(Direction direction, Exchange exchange) {
        if (direction == Direction.REQUEST && !exchange.protocol().exists(protocol -> protocol.startsWith("HTTP/1"))) {
            return true;
        }
        Option<String> length = exchange.header("content-length");
        if (length.isDefined()) {
            return length.get().length() < 5;
        }
        boolean framed = direction == Direction.RESPONSE
                && exchange.header("transfer-encoding").isEmpty();
        return framed || exchange.header("trailer").isDefined();
    }

    /** The first content coding that changes bytes (RFC 9110 section 8.4.1; {@code identity} does not). */
    private static Option<String> codingOf(Exchange exchange) {
        return exchange.header("content-encoding").isEmpty()
                ? Option.none()
                : exchange.headers()
                        .all("content-encoding")
                        .map(Bytes::utf8)
                        .find(coding -> !coding.isEmpty() && !coding.equals("identity"));
    }

    private static Effect encodedPasses(Direction direction, String coding) {
        return new Effect.Log(
                LogLevel.DEBUG, direction.label() + " body with content-encoding '" + coding + "' passes untouched");
    }
}
