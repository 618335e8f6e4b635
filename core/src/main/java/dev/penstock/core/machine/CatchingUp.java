package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.machine.StreamState.Open;

/**
 * The headers of a message go on after an answer: what has come of it meanwhile is taken as if it came now, for the host does
 * not show it again. The buffer can be read, for the last body callback was answered with HOLD.
 */
record CatchingUp(Direction direction, Meanwhile meanwhile) implements Sequel {
    @Override
    public Step<Move> after(OpenStream stream, Open next, Action action) {
        OpenStream now = stream.at(next);
        HalfState half = next.half(direction);
        if (!meanwhile.hasBody()) {
            return now.trailersTaken(direction, Bytes.empty());
        }
        return meanwhile.size() > 0 && half.demandsMeanwhile(meanwhile)
                ? Step.asking(new Ask.ReadBody<>(direction, buffer -> taken(now, half, buffer)))
                : taken(now, half, Bytes.empty());
    }

    private Step<Move> taken(OpenStream now, HalfState half, Bytes buffer) {
        return now.taken(
                direction,
                half.meanwhile(now.views(), buffer, meanwhile),
                meanwhile.trailers() ? OpenStream.trailersFollow(direction) : Sequel.NONE);
    }
}
