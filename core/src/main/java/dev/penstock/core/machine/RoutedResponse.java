package dev.penstock.core.machine;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.context.ResponseProperties;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.RouteCall;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;
import io.vavr.control.Either;

/**
 * A response that is still to come, and is the answer to a route call: it is held until it is whole.
 *
 * @param toHead whether the client has asked with HEAD, which the proxy forgets when it sends another method upstream
 */
record RoutedResponse(RouteCall.Outcome outcome, boolean toHead) implements HalfState.Following, WholeBodyHandler {
    @Override
    public boolean isUnseen() {
        return true;
    }

    @Override
    public Step<Move> headers(OpenStream stream, Direction direction, boolean end) {
        return stream.taken(direction, end ? withoutBody(stream.views()) : gathering(), Sequel.NONE);
    }

    private Turn withoutBody(Views views) {
        return new Turn.Decided(
                Edge.ENDED,
                decide(views, Bytes.empty()),
                new WholeBody(Direction.RESPONSE, 0, WholeBody.End.WITHOUT_BODY));
    }

    private Turn gathering() {
        return new Turn.Untouched(
                new Gathering(Direction.RESPONSE, this, 0),
                Action.HOLD,
                List.of(new Effect.WatchHold(Direction.RESPONSE)));
    }

    @Override
    public Verdict<?> decide(Views views, Bytes body) {
        return decide(views, body, Headers.empty());
    }

    @Override
    public Verdict<?> decideAtTrailers(Views views, Bytes body) {
        return decide(views, body, views.responseTrailers().trailers().headers());
    }

    private Verdict<?> decide(Views views, Bytes body, Headers trailers) {
        ResponseBody response = views.responseBody();
        HttpArrival arrival = new HttpArrival(response.response().headers(), body.owned(), trailers);
        Either<Failure, Answer> answer =
                arrival.read(response.properties().response().codeDetails().contains(ResponseProperties.VIA_UPSTREAM));
        return outcome.decide(response, answer);
    }

    @Override
    public boolean dropsBody() {
        return toHead;
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        return Turn.untouched(this, Action.CONTINUE);
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        return Turn.untouched(this, Action.CONTINUE);
    }
}
