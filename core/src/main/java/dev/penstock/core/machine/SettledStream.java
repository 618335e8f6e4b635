package dev.penstock.core.machine;

import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.StreamState.Over;

/** The steps of a stream whose outcome is decided: everything passes, and its end is still told. */
final class SettledStream implements StreamEvent.Cases<Step<Move>> {
    private final Stages stages;
    private final Views views;

    SettledStream(Stages stages, Views views) {
        this.stages = stages;
        this.views = views;
    }

    @Override
    public Step<Move> headers(StreamEvent.HeadersArrived event) {
        return Step.of(Move.proceed(Over.SETTLED));
    }

    @Override
    public Step<Move> body(StreamEvent.BodyArrived event) {
        return Step.of(Move.proceed(Over.SETTLED));
    }

    @Override
    public Step<Move> trailers(StreamEvent.TrailersArrived event) {
        return Step.of(Move.proceed(Over.SETTLED));
    }

    @Override
    public Step<Move> withheld(StreamEvent.BodyWithheld event) {
        return Step.of(Move.proceed(Over.SETTLED));
    }

    @Override
    public Step<Move> answered(StreamEvent.Answered event) {
        return Step.of(Move.hold(Over.SETTLED));
    }

    @Override
    public Step<Move> ended(StreamEvent.Ended event) {
        return Detached.decided(stages.done().decide(views), Move.proceed(Over.ENDED));
    }
}
