package dev.penstock.core.machine;

import dev.penstock.core.body.Abort;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.machine.StreamState.Open;
import io.vavr.collection.List;
import java.util.function.UnaryOperator;

/** What a direction makes of the start of a body, of a part of it, or of trailers. */
sealed interface Turn {
    <R> R match(Cases<R> cases);

    /** This turn, with the state that it leads to changed. */
    Turn mapNext(UnaryOperator<HalfState> change);

    /** This turn, {@code first} done before it. Only one that leaves the buffer alone, or asks for such a one, can follow. */
    default Turn before(List<Effect> first) {
        throw new IllegalStateException("nothing can be done before this turn");
    }

    static Turn untouched(HalfState next, Action action) {
        return new Untouched(next, action, List.empty());
    }

    /** {@code body} takes the place of {@code buffer}, unless it is that already. */
    static Turn write(HalfState next, Action action, Bytes buffer, Bytes body) {
        boolean same = body.size() == buffer.size() && (body.isEmpty() || body.leads(buffer));
        return same ? untouched(next, action) : new Written(next, action, body);
    }

    /** The host's buffer stays as it is. */
    record Untouched(HalfState next, Action action, List<Effect> effects) implements Turn {
        /** How the stream goes on after it, where nothing else is to be done. */
        Move move(Open state, Direction direction) {
            return new Move(state.with(direction, next), action);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.untouched(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return new Untouched(change.apply(next), action, effects);
        }

        @Override
        public Turn before(List<Effect> first) {
            return new Untouched(next, action, effects.prependAll(first));
        }
    }

    /** The host's buffer becomes {@code body}. */
    record Written(HalfState next, Action action, Bytes body) implements Turn {
        /** How the stream goes on after it, where nothing else is to be done. */
        Move move(Open state, Direction direction) {
            return new Move(state.with(direction, next), action);
        }

        List<Effect> effects(Direction direction) {
            return List.of(new Effect.ReplaceBody(direction, body));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.written(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return new Written(change.apply(next), action, body);
        }
    }

    /** A handler has seen the whole body. */
    record Decided(HalfState next, Verdict<?> verdict, WholeBody body) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.decided(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return new Decided(change.apply(next), verdict, body);
        }
    }

    /** The host is asked, and its answer says how to go on. */
    record Asking(Ask<Turn> ask) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.asking(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return new Asking(ask.map(turn -> turn.mapNext(change)));
        }

        /** Done after the question, which nothing depends on, and before what follows. */
        @Override
        public Turn before(List<Effect> first) {
            return new Asking(ask.map(turn -> turn.before(first)));
        }
    }

    /** The exchange ends with this response. */
    record Refused(LocalReply reply) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return this;
        }
    }

    /** The stream is reset, for bytes of this direction cannot be written any more or are not where they were left. */
    record Broken(Effect.Log why) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.broken(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return this;
        }
    }

    /** The body may not go on: the stream is answered where it can be, else reset. */
    record Aborted(Abort why) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.aborted(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return this;
        }
    }

    /** Something was learned of the body; besides that, another turn. */
    record Noted(Turn turn, Effect note) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noted(this);
        }

        @Override
        public Turn mapNext(UnaryOperator<HalfState> change) {
            return new Noted(turn.mapNext(change), note);
        }
    }

    /** A consumer of turns, one method for each. */
    interface Cases<R> {
        R untouched(Untouched turn);

        R written(Written turn);

        R decided(Decided turn);

        R asking(Asking turn);

        R refused(Refused turn);

        R broken(Broken turn);

        R aborted(Aborted turn);

        R noted(Noted turn);
    }
}
