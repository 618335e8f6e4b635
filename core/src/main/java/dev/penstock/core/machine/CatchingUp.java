package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.machine.StreamState.Open;
import io.vavr.collection.List;

/**
 * The headers of a message go on after an answer: what has come of it meanwhile is taken as if it came now, for the host does
 * not show it again. The buffer can be read, for the last body callback was answered with HOLD.
 */
record CatchingUp(Direction direction, Meanwhile meanwhile) implements Sequel {
    private static final Sequel REQUEST = whatCame(Direction.REQUEST);
    private static final Sequel RESPONSE = whatCame(Direction.RESPONSE);

    /** What has come of {@code direction} by then, if its headers have waited or its handler of a whole body has, with them. */
    static Sequel of(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST : RESPONSE;
    }

    private static Sequel whatCame(Direction direction) {
        return (stream, next, action, effects) ->
                stream.state().half(direction).caughtUp(direction).after(stream, next, action, effects);
    }

    @Override
    public Step<Move> after(OpenStream stream, Open next, Action action, List<Effect> effects) {
        HalfState half = next.half(direction);
        Sequel sequel = meanwhile.trailers() ? OpenStream.trailersFollow(direction) : Sequel.NONE;
        return caughtUp(stream, half, sequel).after(effects);
    }

    private Step<Move> caughtUp(OpenStream stream, HalfState half, Sequel sequel) {
        if (!meanwhile.hasBody()) {
            return stream.taken(direction, half.trailers(stream.views(), Bytes.empty()), sequel);
        }
        return meanwhile.size() > 0 && half.demandsMeanwhile(meanwhile)
                ? Step.asking(new Ask.ReadBody<>(direction, buffer -> taken(stream, half, buffer, sequel)))
                : taken(stream, half, Bytes.empty(), sequel);
    }

    /** {@code stream} still holds the headers, so that what is refused now can be answered. */
    private Step<Move> taken(OpenStream stream, HalfState half, Bytes buffer, Sequel sequel) {
        return stream.taken(direction, half.meanwhile(stream.views(), buffer, meanwhile), sequel);
    }
}
