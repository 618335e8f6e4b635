package dev.penstock.compiler.shrink;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Where control comes from several places: what holds of locals and of so many values on the stack in all of them. */
final class Join {
    private final int arity;
    private BitSet sound;
    private List<Value> values = List.of();
    private boolean changed;

    Join(int arity) {
        this.arity = arity;
    }

    /** Control comes from a place with these sound locals, or from none where that is null. */
    void take(BitSet locals, List<Value> stack) {
        if (locals != null) {
            take(locals, new ArrayList<>(stack.subList(stack.size() - arity, stack.size())), sound == null);
        }
    }

    /** Control comes from a place of which not even the values are known. */
    void takeUnknown(BitSet locals) {
        List<Value> unknown = new ArrayList<>();
        for (int i = 0; i < arity; i++) {
            unknown.add(Value.UNKNOWN);
        }
        take(locals, unknown, sound == null);
    }

    private void take(BitSet locals, List<Value> taken, boolean first) {
        BitSet met = (BitSet) locals.clone();
        for (int i = 0; i < arity; i++) {
            boolean all = taken.get(i).sound() && (first || values.get(i).sound());
            taken.set(i, Value.of(all));
        }
        if (!first) {
            met.and(sound);
        }
        changed |= !met.equals(sound) || !taken.equals(values);
        sound = met;
        values = taken;
    }

    /** Whether something changed since this was asked last. */
    boolean hasChanged() {
        boolean before = changed;
        changed = false;
        return before;
    }

    /** The sound locals behind it; null where control does not get. */
    BitSet sound() {
        return sound == null ? null : (BitSet) sound.clone();
    }

    /** Leaves so many values on the stack, and on them its own. */
    void put(List<Value> stack, int height) {
        while (stack.size() > height) {
            stack.remove(stack.size() - 1);
        }
        stack.addAll(values);
    }

    /**
     * A value on the stack.
     *
     * @param sound whether it cannot be null
     * @param local the local that it was read from and that still has it, or -1
     */
    record Value(boolean sound, int local) {
        static final Value SOUND = of(true);
        static final Value UNKNOWN = of(false);

        static Value of(boolean sound) {
            return new Value(sound, -1);
        }
    }
}
