package dev.penstock.classlib;

/** Arrays of plain objects, of whose class nothing asks. */
public final class ObjectArrays {
    private ObjectArrays() {}

    /** In the place of {@code Arrays.copyOf(Object[], int)}, where the array is known to be an {@code Object[]}. */
    @SuppressWarnings("ManualArrayCopy") // System.arraycopy asks
    public static Object[] copyOf(Object[] array, int length) {
        Object[] copy = new Object[length];
        int count = Math.min(length, array.length);
        for (int i = 0; i < count; i++) {
            copy[i] = array[i];
        }
        return copy;
    }
}
