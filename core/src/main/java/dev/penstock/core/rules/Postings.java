package dev.penstock.core.rules;

import java.util.Arrays;
import java.util.HashMap;

/** The numbers of all rules that have a text, in their order, by text. */
final class Postings {
    private static final Numbers NOBODY = new Numbers();

    private final HashMap<String, Numbers> byText = new HashMap<>();

    /** Adds a text of a rule. Rules come in the order of their numbers. */
    void add(String text, int rule) {
        Numbers numbers = byText.get(text);
        if (numbers == null) {
            numbers = new Numbers();
            byText.put(text, numbers);
        }
        numbers.add(rule);
    }

    /** The lowest number that a text has here and another one there. */
    int lowestCommon(String text, Postings there, String other) {
        Numbers ours = numbersOf(text);
        Numbers theirs = there.numbersOf(other);
        return ours.size < theirs.size ? ours.lowestIn(theirs) : theirs.lowestIn(ours);
    }

    private Numbers numbersOf(String text) {
        Numbers numbers = byText.get(text);
        return numbers == null ? NOBODY : numbers;
    }

    private static final class Numbers {
        private int[] numbers = new int[1];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int lowestIn(Numbers longer) {
            for (int i = 0; i < size; i++) {
                if (longer.holds(numbers[i])) {
                    return numbers[i];
                }
            }
            return Affixes.NONE;
        }

        private boolean holds(int wanted) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[middle] < wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < size && numbers[low] == wanted;
        }
    }
}
