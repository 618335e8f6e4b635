package dev.penstock.core.exchange;

import dev.penstock.core.call.Failure;
import java.util.function.Predicate;

/**
 * Which failures of a call are worth another try, at once, and how often.
 *
 * @param left how many more tries there may be
 */
public record RetryPolicy(int left, Predicate<? super Failure> when) {
    /** @throws IllegalArgumentException unless {@code left} is 0 to 10: each try is one call more for each request */
    public RetryPolicy {
        if (left < 0 || left > 10) {
            throw new IllegalArgumentException("a call can be retried 0 to 10 times, got " + left);
        }
    }

    /** So many more tries, whatever the failure. */
    public static RetryPolicy times(int most) {
        return new RetryPolicy(most, failure -> true);
    }

    /** This policy for failures that {@code wanted} holds for. */
    public RetryPolicy when(Predicate<? super Failure> wanted) {
        return new RetryPolicy(left, wanted);
    }

    boolean covers(Failure failure) {
        return when.test(failure);
    }

    RetryPolicy less() {
        return new RetryPolicy(left - 1, when);
    }
}
