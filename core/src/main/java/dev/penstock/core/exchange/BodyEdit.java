package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import io.vavr.collection.List;

/**
 * The verdict that lets a whole message go on, with edits of its headers and body. {@code content-length} becomes that of the
 * new body.
 *
 * <p>A message that came without a body cannot be given one, for the host refuses it: that fails the exchange.
 */
public abstract sealed class BodyEdit<P extends Phase, E extends BodyEdit<P, E>> extends HeadEdit<P, E>
        permits RequestBodyEdit, ResponseBodyEdit {
    private final BodyChange change;

    BodyEdit(HeaderMap map, List<Effect> latestFirst, BodyChange change) {
        super(map, latestFirst, BodyWish.NONE);
        this.change = change;
    }

    abstract E with(List<Effect> latestFirst, BodyChange next);

    @Override
    final E with(List<Effect> effects) {
        return with(effects, change);
    }

    @Override
    public final BodyChange change() {
        return change;
    }

    /** Gives the message this body, in place of all that it had. */
    public final E replaceBody(Bytes body) {
        return with(latestFirst(), change.replaced(body));
    }

    /** Puts bytes before the body as it is by now. */
    public final E prependBody(Bytes bytes) {
        return with(latestFirst(), change.prepended(bytes));
    }

    /** Puts bytes behind the body as it is by now. */
    public final E appendBody(Bytes bytes) {
        return with(latestFirst(), change.appended(bytes));
    }
}
