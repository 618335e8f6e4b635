package dev.penstock.core.data;

import java.nio.charset.StandardCharsets;

/** A sequence of bytes. */
public abstract class Bytes {

    Bytes() {}

    /** The bytes of a text in UTF-8. */
    public static Bytes utf8(String text) {
        return copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of an array. */
    public static Bytes copyOf(byte[] array) {
        return new Owned(array.clone());
    }

    /** The number of bytes. */
    public abstract int size();

    /** A copy as an array. */
    public abstract byte[] toArray();

    private static final class Owned extends Bytes {

        private final byte[] array;

        private Owned(byte[] array) {
            this.array = array;
        }

        @Override
        public int size() {
            return array.length;
        }

        @Override
        public byte[] toArray() {
            return array.clone();
        }
    }
}
