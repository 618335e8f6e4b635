package dev.penstock.core.exchange;

/** How many bytes a body may have. */
public sealed interface BodyLimit {
    /** Any number. */
    BodyLimit NONE = new Unlimited();

    <R> R match(Cases<R> cases);

    /** Any number of bytes. */
    record Unlimited() implements BodyLimit {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unlimited();
        }
    }

    /** At most so many bytes. */
    record Most(long bytes) implements BodyLimit {
        /** @throws IllegalArgumentException when it is negative */
        public Most {
            if (bytes < 0) {
                throw new IllegalArgumentException("limit of a body must be at least 0 bytes, got " + bytes);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.most(bytes);
        }
    }

    /** A consumer of limits. */
    interface Cases<R> {
        R unlimited();

        R most(long bytes);
    }
}
