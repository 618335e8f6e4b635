package dev.penstock.compiler.shrink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Counts how often things are used and numbers them anew: the most used ones get the smallest numbers, unused ones none. */
final class Ranking {
    private static final int NONE = -1;

    private final int[] uses;

    Ranking(int count) {
        uses = new int[count];
    }

    void use(int index) {
        uses[index]++;
    }

    boolean isUsed(int index) {
        return uses[index] > 0;
    }

    /**
     * The used ones from {@code first} on in their new order.
     *
     * @param before those that must come before one
     */
    List<Integer> order(int first, IntFunction<List<Integer>> before) {
        List<Integer> order = new ArrayList<>();
        boolean[] placed = new boolean[uses.length];
        IntStream.range(first, uses.length)
                .filter(this::isUsed)
                .boxed()
                .sorted(Comparator.comparingInt((Integer each) -> -uses[each]))
                .forEach(each -> place(each, before, placed, order));
        return order;
    }

    private static void place(int index, IntFunction<List<Integer>> before, boolean[] placed, List<Integer> order) {
        if (!placed[index]) {
            placed[index] = true;
            before.apply(index).forEach(each -> place(each, before, placed, order));
            order.add(index);
        }
    }

    /** The new numbers of all, when these come first: -1 for those without. */
    static int[] numbers(int count, List<Integer> order) {
        int[] numbers = new int[count];
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < order.size(); i++) {
            numbers[order.get(i)] = i;
        }
        return numbers;
    }
}
