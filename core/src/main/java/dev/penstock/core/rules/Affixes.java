package dev.penstock.core.rules;

/**
 * Texts, each with the number of the first rule that has it. Finds the lowest number among all texts that another one begins with
 * (or ends with) in one pass over that: the hash of each beginning follows from that of the one before.
 */
final class Affixes {
    /** No rule: more than any number. */
    static final int NONE = Integer.MAX_VALUE;

    private final boolean ends;
    private String[] texts = new String[16];
    private int[] rules = new int[16];
    private int size;

    /** @param ends whether the texts are looked for at the end of others, read backwards */
    Affixes(boolean ends) {
        this.ends = ends;
    }

    /** Adds a text of a rule. Rules come in the order of their numbers. */
    void add(String text, int rule) {
        if (2 * (size + 1) > texts.length) {
            grow();
        }
        int slot = slotOf(text);
        if (texts[slot] == null) {
            texts[slot] = text;
            rules[slot] = rule;
            size++;
        }
    }

    /** The lowest number of a text that {@code subject} begins with, or ends with. */
    int lowest(String subject) {
        int lowest = NONE;
        int hash = 0;
        for (int length = 0; size > 0; length++) {
            lowest = Math.min(lowest, find(subject, length, hash));
            if (length == subject.length()) {
                break;
            }
            hash = next(hash, subject, length);
        }
        return lowest;
    }

    /** The number of {@code subject} itself. */
    int whole(String subject) {
        return size == 0 ? NONE : find(subject, subject.length(), hash(subject));
    }

    private int find(String subject, int length, int hash) {
        int from = ends ? subject.length() - length : 0;
        int slot = first(hash);
        while (texts[slot] != null) {
            if (texts[slot].length() == length && texts[slot].regionMatches(0, subject, from, length)) {
                return rules[slot];
            }
            slot = after(slot);
        }
        return NONE;
    }

    /** Where a text is, or would be put. */
    private int slotOf(String text) {
        int slot = first(hash(text));
        while (texts[slot] != null && !texts[slot].equals(text)) {
            slot = after(slot);
        }
        return slot;
    }

    private int hash(String text) {
        int hash = 0;
        for (int length = 0; length < text.length(); length++) {
            hash = next(hash, text, length);
        }
        return hash;
    }

    /** The hash of one character more than {@code length}. */
    private int next(int hash, String text, int length) {
        return 31 * hash + text.charAt(ends ? text.length() - 1 - length : length);
    }

    private void grow() {
        String[] old = texts;
        int[] oldRules = rules;
        texts = new String[2 * old.length];
        rules = new int[texts.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int slot = slotOf(old[i]);
                texts[slot] = old[i];
                rules[slot] = oldRules[i];
            }
        }
    }

    private int first(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 16) & (texts.length - 1);
    }

    private int after(int slot) {
        return (slot + 1) & (texts.length - 1);
    }
}
