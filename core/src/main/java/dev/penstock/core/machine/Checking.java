package dev.penstock.core.machine;

import dev.penstock.core.call.Failure;
import dev.penstock.core.context.Key;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.effect.Progress;
import dev.penstock.core.event.StreamEvent.Answered;
import dev.penstock.core.exchange.ChunkCheck;
import dev.penstock.core.exchange.Views;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A body of which each part waits for an answer. What comes is taken out of the host's buffer at once and kept here, within a
 * limit, so that continuing the stream lets nothing go on but what is put back then: the answers. One part is decided on at a
 * time; what comes meanwhile is the next part.
 *
 * <p>The host can be given bytes only while it holds the body, which it does from a callback until the stream is continued. An
 * answer that comes in between is kept for the next callback. What the first callback after the stream was continued from an answer
 * gives the host and lets go is lost, so from an answer all goes on or nothing. When the body has ended, the host would end the message
 * with the first part that goes on, so all go on with the last one.
 *
 * @param most how many bytes may be kept
 * @param early whether answers may go on with a later part's callback, while another part is decided on: where trailers can end the body
 *     they may not, for an answer that comes when the host does not hold the body could not be written any more. Where trailers come all
 *     the same, the stream may have to be reset, and {@link #UNANNOUNCED} says so to the next ones
 * @param part what is decided on now
 * @param kept what has come meanwhile
 * @param ready answers that are still to go on
 * @param held whether the host holds the body
 * @param came what is known of the end of the message
 */
record Checking(
        Direction direction,
        ChunkCheck check,
        int most,
        boolean early,
        Option<Asked> part,
        Bytes kept,
        Bytes ready,
        boolean held,
        Meanwhile came)
        implements HalfState.Following {
    /** Whether a response had trailers that it had not announced: others may have them too, and are waited for from then on. */
    static final Key<Boolean> UNANNOUNCED = Key.ofPlugin("trailers come unannounced", false);

    /** A part that is decided on: how many bytes it has, and the answer that is awaited. */
    record Asked(int size, Progress.Awaiting<Either<Failure, Bytes>> awaiting) {}

    static Checking from(Direction direction, ChunkCheck check, int most, boolean early) {
        return new Checking(
                direction, check, most, early, Option.none(), Bytes.empty(), Bytes.empty(), false, Meanwhile.NOTHING);
    }

    private Checking with(Option<Asked> asked, Bytes later, Bytes answers) {
        return new Checking(direction, check, most, early, asked, later, answers, held, came);
    }

    private Checking heldWith(Meanwhile known) {
        return new Checking(direction, check, most, early, part, kept, ready, true, known);
    }

    private Checking letGo() {
        return new Checking(direction, check, most, early, part, kept, Bytes.empty(), false, came);
    }

    @Override
    public boolean demandsBody(boolean end) {
        return true;
    }

    @Override
    public int owed() {
        return (part.isDefined() ? part.get().size() : 0) + kept.size() + ready.size();
    }

    @Override
    public boolean awaits(int token) {
        return part.isDefined() && part.get().awaiting().tokens().include(token);
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        Checking grown = with(part, kept.concat(buffer.owned()), ready).heldWith(came.body(0, end));
        if (grown.owed() > most) {
            return new Turn.Broken(tooMuch(grown.owed()));
        }
        Turn next = grown.goingOn(early && !end);
        return size == 0 ? next : next.before(List.of(new Effect.ReplaceBody(direction, Bytes.empty())));
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        Turn turn = held || owed() == 0
                ? heldWith(came.withTrailers()).goingOn(false)
                : new Turn.Broken(Failures.cutShort(direction, owed()));
        return early ? new Turn.Noted(turn, new Effect.Update<>(UNANNOUNCED, known -> true)) : turn;
    }

    /** What is to be done next: ask about what is kept, or let go what is ready; {@code atOnce} also while a part is decided on. */
    private Turn goingOn(boolean atOnce) {
        if (part.isEmpty() && !kept.isEmpty()) {
            Checking asking = with(part, Bytes.empty(), ready);
            return asking.under(kept.size(), check.check(kept).begin(), atOnce);
        }
        if (part.isDefined()) {
            return waiting(atOnce);
        }
        if (ready.isEmpty() && !came.isWhole()) {
            return Turn.untouched(this, Action.HOLD);
        }
        Turn end = Turn.untouched(came.isWhole() ? Edge.ENDED : letGo(), Action.CONTINUE);
        return ready.isEmpty() ? end : end.before(List.of(new Effect.AppendBody(direction, ready)));
    }

    private Turn under(int size, Progress<Either<Failure, Bytes>> progress, boolean atOnce) {
        return progress.match(new Progress.Cases<>() {
            @Override
            public Turn settled(Either<Failure, Bytes> outcome) {
                return outcome.isRight() ? released(outcome.get()) : refused(outcome.getLeft());
            }

            @Override
            public Turn asking(Ask<Progress<Either<Failure, Bytes>>> ask) {
                return new Turn.Asking(ask.map(next -> under(size, next, atOnce)));
            }

            @Override
            public Turn awaiting(Progress.Awaiting<Either<Failure, Bytes>> answer) {
                return with(Option.some(new Asked(size, answer)), kept, ready).waiting(atOnce);
            }
        });
    }

    private Turn waiting(boolean atOnce) {
        return atOnce && !ready.isEmpty()
                ? Turn.untouched(letGo(), Action.CONTINUE).before(List.of(new Effect.AppendBody(direction, ready)))
                : Turn.untouched(this, Action.HOLD);
    }

    @Override
    public Step<Move> answered(OpenStream stream, Direction of, Answered event) {
        Asked asked = part.get();
        Turn turn = with(Option.none(), kept, ready)
                .under(asked.size(), asked.awaiting().then().answered(event.token(), event.arrival()), false);
        return stream.taken(direction, turn, came.trailers() ? OpenStream.trailersFollow(direction) : Sequel.NONE);
    }

    /** The answer is ready to go on. */
    private Turn released(Bytes answer) {
        Checking next = with(Option.none(), kept, ready.concat(answer));
        return held || !next.kept.isEmpty() ? next.goingOn(false) : Turn.untouched(next, Action.HOLD);
    }

    /** The rest is dropped, but for what is ready. */
    private Turn refused(Failure failure) {
        Effect warning = new Effect.Log(
                LogLevel.WARN, () -> direction.label() + " body is cut: a part of it was refused, " + failure);
        Cut cut = new Cut(direction, held ? Bytes.empty() : ready);
        Turn turn = held
                ? Turn.untouched(came.isWhole() ? Edge.ENDED : cut, Action.CONTINUE)
                : Turn.untouched(cut, Action.HOLD);
        return held && !ready.isEmpty()
                ? turn.before(List.of(warning, new Effect.AppendBody(direction, ready)))
                : turn.before(List.of(warning));
    }

    private Effect.Log tooMuch(int bytes) {
        return new Effect.Log(
                LogLevel.WARN,
                () -> direction.label() + " body: " + bytes + " bytes wait for answers, and at most " + most
                        + " may: the stream is reset");
    }
}
