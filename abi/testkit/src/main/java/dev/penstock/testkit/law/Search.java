package dev.penstock.testkit.law;

import io.vavr.control.Option;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Draws cases until one breaks a law, then makes that one smaller as long as it still does.
 *
 * @param law the law's name
 * @param cases where they are drawn from
 * @param rule throws where a case breaks the law
 * @param test a test method of a case, in Java
 */
record Search<T>(String law, Arbitrary<T> cases, Consumer<T> rule, Function<T, String> test) {
    /** As many as a jqwik property is given, {@code -Djqwik.tries.default}; without that 200. */
    static final int TRIES = Integer.getInteger("jqwik.tries.default", 200);

    private static final int MOST_CANDIDATES = 4_000;

    /** A case that breaks the law, and by what. */
    private record Found<T>(Shrinkable<T> at, Throwable reason) {}

    /**
     * Draws so many cases.
     *
     * @throws LawBroken with the smallest case found, when one breaks the law
     */
    void run(int tries) {
        if (JqwikSession.isActive()) {
            draw(tries);
        } else {
            JqwikSession.run(() -> draw(tries));
        }
    }

    private void draw(int tries) {
        RandomGenerator<T> generator = cases.generator(tries);
        Random random = new Random();
        for (int i = 0; i < tries; i++) {
            Option<Found<T>> found = judge(generator.next(random));
            if (found.isDefined()) {
                throw broken(smallest(found.get()));
            }
        }
    }

    private LawBroken broken(Found<T> smallest) {
        T value = smallest.at.value();
        return new LawBroken(law, value, test.apply(value), smallest.reason);
    }

    /** An exception of what is tested breaks the law too. */
    private Option<Found<T>> judge(Shrinkable<T> drawn) {
        try {
            rule.accept(drawn.value());
            return Option.none();
        } catch (AssertionError | RuntimeException reason) {
            return Option.some(new Found<>(drawn, reason));
        }
    }

    private Found<T> smallest(Found<T> first) {
        int[] left = {MOST_CANDIDATES};
        Found<T> smallest = first;
        Option<Found<T>> smaller = smaller(first, left);
        while (smaller.isDefined()) {
            smallest = smaller.get();
            smaller = smaller(smallest, left);
        }
        return smallest;
    }

    private Option<Found<T>> smaller(Found<T> than, int[] left) {
        return Option.ofOptional(than.at
                .shrink()
                .filter(candidate -> candidate.distance().compareTo(than.at.distance()) < 0)
                .takeWhile(candidate -> left[0]-- > 0)
                .map(this::judge)
                .flatMap(Option::toJavaStream)
                .findFirst());
    }
}
