package dev.penstock.core.json;

/** An array or object that is open, in {@code outer}: {@code set} are the pointers that lead to it, {@code index} is that of its item. */
record Level(Level outer, boolean object, long set, int index) {}
