package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import java.util.function.UnaryOperator;

/**
 * A rewriting of bodies that works on chunks as they pass: a fold with a {@linkplain TransformState state} for each body.
 *
 * <p>The law is chunk-split invariance. However a body is cut into chunks (empty ones included), the outputs of the steps
 * followed by the output of {@link TransformState#finish()} are together the same bytes. All transforms made here obey it,
 * and {@link #then} keeps it; {@link #perChunk} alone leaves it to its caller.
 *
 * <p>A transform is immutable and serves any number of bodies at once.
 */
public interface BodyTransform {
    /** The state before the first byte of a body. */
    TransformState start();

    /** This transform, then {@code next} on its output: {@code a.then(b)} is {@code b(a(body))}. */
    default BodyTransform then(BodyTransform next) {
        return new Chain(this, next);
    }

    /** The transform that changes nothing. */
    static BodyTransform identity() {
        return Identity.INSTANCE;
    }

    /**
     * Every leftmost, non-overlapping {@code from} becomes {@code to}, wherever the chunks are cut. {@code to} may be of
     * any length and is not searched again. The state of a body is one number; what it stands for is shorter than
     * {@code from}.
     *
     * @throws IllegalArgumentException when {@code from} is empty or longer than 64 KiB
     */
    static BodyTransform replace(Bytes from, Bytes to) {
        return Replace.of(from.owned(), to.owned());
    }

    /**
     * {@code change} applied to every chunk by itself. This does <em>not</em> obey the law unless {@code change} is the
     * same for every cut: replacing a word in each chunk misses the words that a border cuts in two.
     */
    static BodyTransform perChunk(UnaryOperator<Bytes> change) {
        return new PerChunk(change);
    }
}
