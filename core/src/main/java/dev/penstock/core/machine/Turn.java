package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Action;

/** What a direction makes of a body callback or of trailers. */
sealed interface Turn {
    <R> R match(Cases<R> cases);

    /** {@code body} takes the place of {@code buffer}, unless it is that already. */
    static Turn write(HalfState next, Action action, Bytes buffer, Bytes body) {
        boolean same = body.size() == buffer.size() && (body.isEmpty() || body.leads(buffer));
        return same ? new Untouched(next, action) : new Written(next, action, body);
    }

    /** The host's buffer stays as it is. */
    record Untouched(HalfState next, Action action) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.untouched(this);
        }
    }

    /** The host's buffer becomes {@code body}. */
    record Written(HalfState next, Action action, Bytes body) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.written(this);
        }
    }

    /** The message has ended and {@code owed} bytes of it cannot be written any more. */
    record CutShort(int owed) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cutShort(this);
        }
    }

    /** The {@code held} bytes that the host was asked to hold are not where they were left. */
    record Lost(int held) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lost(this);
        }
    }

    /** The host called in an order that the ABI does not allow. */
    record Violation(String found) implements Turn {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.violation(this);
        }
    }

    /** A consumer of turns, one method for each. */
    interface Cases<R> {
        R untouched(Untouched turn);

        R written(Written turn);

        R cutShort(CutShort turn);

        R lost(Lost turn);

        R violation(Violation turn);
    }
}
