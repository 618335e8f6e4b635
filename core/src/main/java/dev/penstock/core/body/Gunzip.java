package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.gzip.GzipDecoder;

/** Decodes gzip. The state is its own transform. */
record Gunzip(long most, GzipDecoder decoder) implements BodyTransform, TransformState {
    static Gunzip of(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("gunzip: the most bytes must be at least 1, got " + most);
        }
        return new Gunzip(most, GzipDecoder.start(most));
    }

    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public Emission step(Bytes chunk) {
        if (chunk.isEmpty()) {
            return new Emission(this, chunk);
        }
        GzipDecoder.Decoded decoded = decoder.step(chunk);
        return new Emission(after(decoded.next()), decoded.out());
    }

    private TransformState after(GzipDecoder next) {
        if (next.isTooLarge()) {
            return new Aborted(Limit.exceeded("the decoded body", most));
        }
        return next.fault().isEmpty()
                ? new Gunzip(most, next)
                : new Aborted(Abort.malformed("the body " + next.fault()));
    }

    @Override
    public Bytes finish() {
        return Bytes.empty();
    }

    @Override
    public <R> R standing(boolean end, Standing<R> cases) {
        return end && !decoder.mayEnd()
                ? cases.aborted(Abort.malformed("the body ends within its gzip data"))
                : cases.sound();
    }
}
