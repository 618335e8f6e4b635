package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Views;

/**
 * A transform has begun something whose end only the body's end can tell. So it stands nowhere in the host's buffer: where the
 * host was asked to hold, trailers still find a buffer to which it can be added.
 */
record Deferred(Rewriting rewriting, boolean held) implements HalfState.Following {
    @Override
    public boolean demandsBody(boolean end) {
        return true;
    }

    @Override
    public boolean demandsBodyInTrailers() {
        return held;
    }

    @Override
    public int fresh(Bytes buffer, int size) {
        return rewriting.fresh(buffer, size);
    }

    @Override
    public boolean holdsHeaders() {
        return rewriting.holdsHeaders();
    }

    @Override
    public Turn body(Views views, Bytes buffer, int size, boolean end) {
        return rewriting.body(views, buffer, size, end);
    }

    @Override
    public Turn trailers(Views views, Bytes buffer) {
        return held ? rewriting.completedBy(buffer) : rewriting.trailers(views, buffer);
    }

    /** How much it is, the author's function would have to be asked. */
    @Override
    public int owed() {
        return 1;
    }
}
