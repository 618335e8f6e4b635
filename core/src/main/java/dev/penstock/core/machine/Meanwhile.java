package dev.penstock.core.machine;

/**
 * What has come of a message while its headers waited.
 *
 * @param size how many bytes the host's buffer holds
 * @param end whether the body is whole
 * @param trailers whether trailers have ended it
 */
record Meanwhile(int size, boolean end, boolean trailers) {
    static final Meanwhile NOTHING = new Meanwhile(0, false, false);

    Meanwhile body(int held, boolean last) {
        return new Meanwhile(held, last, trailers);
    }

    Meanwhile withTrailers() {
        return new Meanwhile(size, end, true);
    }

    boolean isNothing() {
        return !hasBody() && !trailers;
    }

    /** Whether there is a buffer in the host. */
    boolean hasBody() {
        return size > 0 || end;
    }

    /** Whether nothing of the body follows. */
    boolean isWhole() {
        return end || trailers;
    }
}
