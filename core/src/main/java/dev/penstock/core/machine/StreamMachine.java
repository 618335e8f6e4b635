package dev.penstock.core.machine;

import dev.penstock.core.body.BodyTransform;
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
            if (handlers.requestHeaders().isEmpty()) {
                return bodyFollows(Direction.REQUEST, event.request(), event.end());
            }
            Verdict<?> verdict = handlers.requestHeaders().get().apply(event.request());
            return decided(verdict, Direction.REQUEST, event.request(), event.end());
        }

        @Override
        public Step responseHeaders(ResponseHeadersArrived event) {
            if (state.response() != HalfState.Unseen.INSTANCE) {
                return violation(Direction.RESPONSE, "headers for a second time");
            }
            if (handlers.responseHeaders().isEmpty()) {
                return bodyFollows(Direction.RESPONSE, event.response(), event.end());
            }
            Verdict<?> verdict = handlers.responseHeaders().get().apply(event.response());
            return decided(verdict, Direction.RESPONSE, event.response(), event.end());
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
                return withoutBody(direction, exchange);
            }
            if (isTunnel(direction, exchange)) {
                return Step.proceed(state.with(direction, HalfState.Passing.TUNNELLED));
            }
            Option<BodyTransform> transform = handlers.body(direction);
            return transform.isDefined()
                    ? rewriting(direction, exchange, transform.get())
                    : Step.proceed(state.with(direction, HalfState.Passing.INSTANCE));
        }

        /** The response to HEAD, and 304, state the length that a body would have had, which the transform would change. */
        private Step withoutBody(Direction direction, Exchange exchange) {
            StreamState next = state.with(direction, HalfState.Ended.INSTANCE);
            boolean wrong = direction == Direction.RESPONSE
                    && handlers.responseBody().isDefined()
                    && Framing.statedLength(exchange) > 0
                    && Framing.coding(exchange).isEmpty();
            return wrong ? Step.proceed(next, List.of(withoutLength(direction))) : Step.proceed(next);
        }

        private Effect withoutLength(Direction direction) {
            return new Effect.RemoveHeader(HeaderMap.headersOf(direction), "content-length");
        }

        /** The body may change its length, which the header can state only now: so the statement goes. */
        private Step rewriting(Direction direction, Exchange exchange, BodyTransform transform) {
            Option<String> coding = Framing.coding(exchange);
            if (coding.isDefined()) {
                return Step.proceed(
                        state.with(direction, HalfState.Passing.INSTANCE),
                        List.of(encodedPasses(direction, coding.get())));
            }
            Rewriting start = Rewriting.from(
                    transform.start(), Framing.statedLength(exchange), Framing.mayBeHeld(direction, exchange));
            return Step.proceed(state.with(direction, start), List.of(withoutLength(direction)));
        }

        private boolean isTunnel(Direction direction, Exchange exchange) {
            if (handlers.requestBody().isEmpty() && handlers.responseBody().isEmpty()) {
                return false;
            }
            return direction == Direction.REQUEST
                    ? Framing.opensTunnel(exchange)
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
            public Step lost(Turn.Lost turn) {
                return Failures.lost(direction, turn.held());
            }

            @Override
            public Step violation(Turn.Violation turn) {
                return InOpen.this.violation(direction, turn.found());
            }
        }
    }

    private static Effect encodedPasses(Direction direction, String coding) {
        return new Effect.Log(
                LogLevel.DEBUG, direction.label() + " body with content-encoding '" + coding + "' passes untouched");
    }
}
