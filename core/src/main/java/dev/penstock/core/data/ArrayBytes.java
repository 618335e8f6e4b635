package dev.penstock.core.data;

import java.util.Arrays;
import java.util.Objects;

/** Owned bytes on the heap: a range of an array that nobody writes to. */
final class ArrayBytes extends Bytes {
    static final Bytes EMPTY = new ArrayBytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;

    ArrayBytes(byte[] array, int offset, int size) {
        super(size);
        this.array = array;
        this.offset = offset;
    }

    @Override
    public byte at(int index) {
        return array[offset + Objects.checkIndex(index, size())];
    }

    /** What the array has behind these bytes is read along and cut off. */
    @Override
    public long wordAt(int index) {
        int at = offset + index;
        int rest = size() - index;
        if (index < 0 || rest < 0 || at > array.length - Long.BYTES) {
            return lastWord(index);
        }
        long word = half(at) | half(at + Integer.BYTES) << Integer.SIZE;
        return rest < Long.BYTES ? word & ((1L << (Byte.SIZE * rest)) - 1) : word;
    }

    private long half(int at) {
        return (array[at] & 0xffL)
                | (array[at + 1] & 0xffL) << 8
                | (array[at + 2] & 0xffL) << 16
                | (array[at + 3] & 0xffL) << 24;
    }

    @Override
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        if (from == 0 && to == size()) {
            return this;
        }
        return from == to ? EMPTY : new ArrayBytes(array, offset + from, to - from);
    }

    @Override
    public Bytes owned() {
        return this;
    }

    @Override
    public int indexOf(Pattern pattern, int from) {
        Objects.checkFromToIndex(from, size(), size());
        for (int start = from; start <= size() - pattern.size(); start++) {
            if (standsAt(start, pattern)) {
                return start;
            }
        }
        return -1;
    }

    private boolean standsAt(int start, Pattern pattern) {
        for (int i = 0; i < pattern.size(); i++) {
            if (array[offset + start + i] != pattern.at(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void copyTo(int from, int to, byte[] target, int at) {
        Objects.checkFromToIndex(from, to, size());
        System.arraycopy(array, offset + from, target, at, to - from);
    }

    @Override
    public boolean leads(Bytes whole) {
        return whole instanceof ArrayBytes that
                && that.array == array
                && that.offset == offset
                && size() <= that.size();
    }

    @Override
    public BytesBuilder builder(int capacity) {
        return new ArrayBuilder(capacity);
    }

    private static final class ArrayBuilder implements BytesBuilder {
        private byte[] array;
        private int size;

        ArrayBuilder(int capacity) {
            array = new byte[Math.max(capacity, 16)];
        }

        @Override
        public BytesBuilder append(Bytes bytes, int from, int to) {
            Objects.checkFromToIndex(from, to, bytes.size());
            int grown = size + to - from;
            if (grown > array.length) {
                array = Arrays.copyOf(array, Math.max(grown, 2 * array.length));
            }
            bytes.copyTo(from, to, array, size);
            size = grown;
            return this;
        }

        @Override
        public Bytes build() {
            return new ArrayBytes(array, 0, size);
        }
    }
}
