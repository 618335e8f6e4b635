package dev.penstock.core.body;

import dev.penstock.core.context.Key;

/**
 * How a body stands after a step, a method for each: see {@link TransformState#standing}. What no transform of a plugin says,
 * its module does not contain.
 */
public interface Standing<R> {
    /** The body may go on, or end. */
    R sound();

    /**
     * The body may go on, and at its end something is to be written that only the end can tell, such as what a function makes
     * of the last record: {@link TransformState#finish()} is asked once, then. Never said at the end.
     */
    R deferred();

    /** The body may not go on, or may not end here. */
    R aborted(Abort why);

    /** {@code rest}, and {@code value} is to be found under {@code key} in the later phases of the stream. */
    <T> R noted(Key<T> key, T value, R rest);
}
