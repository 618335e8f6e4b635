package dev.penstock.core.machine;

import dev.penstock.core.exchange.Edit;

/** How a message goes on when its handler lets it, at once or after an answer. */
@FunctionalInterface
interface Resumption {
    /** The step that follows for {@code now}, the stream as it is then. */
    Step<Move> proceed(OpenStream now, Edit<?, ?> edit);
}
