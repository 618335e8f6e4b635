package dev.penstock.classlib;

import org.teavm.interop.Address;

/**
 * The module's linear memory. The bodies are written by the compiler as single instructions or short functions.
 * Addresses are not checked against what the module allocated, only against the size of the memory: beyond it they trap.
 */
public final class LinearMemory {
    private LinearMemory() {}

    /** The first address behind the module's static data and scratch space, a multiple of 16. Never changes. */
    public static native Address base();

    /** Eight bytes below {@link #base()} for the results of host calls; the next host call may overwrite them. */
    public static native Address scratch();

    /** Size of the memory in pages of 64 KiB. */
    public static native int pages();

    /** Grows the memory by whole pages; the size before in pages, or -1 when the proxy refuses. */
    public static native int grow(int pages);

    /** Copies {@code length} bytes from memory into the array. Nothing is checked but the ends of memory and array: a range beyond them traps. */
    public static native void read(Address source, byte[] target, int offset, int length);

    /** Copies {@code length} bytes of the array to memory. Nothing is checked but the ends of memory and array: a range beyond them traps. */
    public static native void write(byte[] source, int offset, Address target, int length);

    /**
     * Looks for a place where one byte stands and another one some bytes further, in the sixteen places from {@code from} on, then in
     * the next sixteen, as long as they begin at {@code limit} or before it. So there must be memory behind {@code limit} for sixteen
     * bytes and those between.
     *
     * @param ends the first byte; eight bits higher the other one; sixteen bits higher how many bytes further that stands
     * @return the first such place, or else the first one that was not looked at, which is behind {@code limit}
     */
    public static native int find(int from, int limit, int ends);

    /**
     * Replaces what stands whole in the places from {@code from} up to {@code limit}, which is not below it: the leftmost first, none
     * of them twice. All bytes go {@code shift} bytes further, and those behind a replacement as many more as it has more bytes.
     *
     * <p>There must be memory behind {@code limit} for 32 bytes more. They may be read, and up to 24 bytes more may be written than those
     * that result.
     *
     * @param ends as for {@link #find}, of the first and the last byte to look for
     * @param most the largest shift, which a replacement may exceed that is then the last one
     * @param size how many bytes are looked for, one to eight
     * @param growth how many bytes the replacement has more, which has at most eight
     * @param head the bytes to look for, the first one lowest
     * @param mask all bits of them
     * @param to the replacement
     * @return the first address that was not looked at and, 32 bits higher, the shift there
     */
    public static native long replace(
            int from, int limit, int ends, int shift, int most, int size, int growth, long head, long mask, long to);
}
