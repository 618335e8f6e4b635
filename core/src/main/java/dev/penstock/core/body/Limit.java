package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/** Lets bodies of at most so many bytes pass. The state is its own transform: how many more may come. */
record Limit(long most, long left) implements BodyTransform, TransformState {
    static Limit of(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("limit: the most bytes of a body must not be negative, got " + most);
        }
        return new Limit(most, most);
    }

    @Override
    public TransformState start() {
        return this;
    }

    @Override
    public boolean keepsLength() {
        return true;
    }

    @Override
    public Emission step(Bytes chunk) {
        return chunk.size() <= left
                ? new Emission(new Limit(most, left - chunk.size()), chunk)
                : new Emission(new Aborted(Limit.exceeded("the body", most)), chunk.slice(0, (int) left));
    }

    @Override
    public Bytes finish() {
        return Bytes.empty();
    }

    static Abort exceeded(String what, long most) {
        return Abort.tooLarge(what + " has more than " + most + " bytes");
    }
}
