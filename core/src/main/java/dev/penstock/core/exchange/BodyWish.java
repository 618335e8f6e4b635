package dev.penstock.core.exchange;

/** What a verdict on headers says of the body that follows. */
public record BodyWish(BodyMode mode, BodyLimit limit) {
    /** Nothing. */
    public static final BodyWish NONE = new BodyWish(BodyMode.DECLARED, BodyLimit.NONE);

    BodyWish limited(long bytes) {
        return new BodyWish(mode, new BodyLimit.Most(bytes));
    }

    BodyWish in(BodyMode other) {
        return new BodyWish(other, limit);
    }
}
