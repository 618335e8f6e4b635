package dev.penstock.guest.wasm;

import dev.penstock.classlib.LinearMemory;
import dev.penstock.classlib.Strings;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import dev.penstock.core.data.Pattern;
import java.util.Objects;
import org.teavm.interop.Address;

/** A view of linear memory that is valid for one callback. Whole runs are searched and copied sixteen bytes at a time. */
final class LinearBytes extends Bytes {
    /** How many bytes {@link LinearMemory#replace} may write behind those that it is asked for. */
    private static final int SPARE = 24;

    private static final int FEW = 8;

    private final int start;
    private final int epoch;

    private LinearBytes(int start, int size, int epoch) {
        super(size);
        this.start = start;
        this.epoch = epoch;
    }

    static LinearBytes at(Address start, int size) {
        return new LinearBytes(start.toInt(), size, Arena.epoch());
    }

    /** {@code bytes} in linear memory: they themselves where they are there already. */
    static LinearBytes place(Bytes bytes) {
        if (bytes instanceof LinearBytes placed) {
            placed.requireAlive();
            return placed;
        }
        Address target = Arena.allocate(bytes.size());
        copy(bytes, 0, bytes.size(), target);
        return at(target, bytes.size());
    }

    /** The UTF-8 form of {@code text} in linear memory. */
    static LinearBytes text(String text) {
        char[] characters = Strings.characters(text);
        int length = characters.length;
        Address target = Arena.allocate(length);
        for (int i = 0; i < length; i++) {
            char c = characters[i];
            if (c >= 0x80) {
                return place(Bytes.utf8(text));
            }
            target.add(i).putByte((byte) c);
        }
        return at(target, length);
    }

    /** Copies a range of {@code bytes}, of any kind, to {@code target}. */
    static void copy(Bytes bytes, int from, int to, Address target) {
        if (bytes instanceof LinearBytes placed) {
            placed.requireAlive();
            copy(placed.address(from), to - from, target);
            return;
        }
        int at = from;
        while (at <= to - Long.BYTES) {
            target.add(at - from).putLong(bytes.wordAt(at));
            at += Long.BYTES;
        }
        for (long rest = bytes.wordAt(at); at < to; at++) {
            target.add(at - from).putByte((byte) rest);
            rest >>>= Byte.SIZE;
        }
    }

    /** The instruction for any number calls a function of the host's engine, which costs more than a few bytes do. */
    private static void copy(Address source, int size, Address target) {
        if (size > FEW) {
            Address.moveMemoryBlock(source, target, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            target.add(i).putByte(source.add(i).getByte());
        }
    }

    /** {@code bytes} in linear memory where eight bytes that are 0 stand behind them: they themselves where that is so already. */
    static LinearBytes ended(Bytes bytes) {
        if (bytes instanceof LinearBytes placed && placed.address(placed.size()).getLong() == 0) {
            placed.requireAlive();
            return placed;
        }
        Address target = Arena.allocate(bytes.size() + Long.BYTES);
        copy(bytes, 0, bytes.size(), target);
        target.add(bytes.size()).putLong(0);
        return at(target, bytes.size());
    }

    Address address() {
        return Address.fromInt(start);
    }

    private Address address(int index) {
        return Address.fromInt(start + index);
    }

    private void requireAlive() {
        if (epoch != Arena.epoch()) {
            throw new IllegalStateException("these bytes were lent for a callback that has ended; keep owned() bytes");
        }
    }

    @Override
    public byte at(int index) {
        if (index < 0 || index >= size() || epoch != Arena.epoch()) {
            requireAlive();
            Objects.checkIndex(index, size());
        }
        return Address.fromInt(start + index).getByte();
    }

    @Override
    public long wordAt(int index) {
        int left = size() - index;
        if (index < 0 || left < 0 || epoch != Arena.epoch()) {
            requireAlive();
            Objects.checkIndex(index, size() + 1);
        }
        long word = Address.fromInt(start + index).getLong();
        return left >= Long.BYTES ? word : word & ((1L << (Byte.SIZE * left)) - 1);
    }

    @Override
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return from == 0 && to == size() ? this : new LinearBytes(start + from, to - from, epoch);
    }

    @Override
    public Bytes owned() {
        return size() == 0 ? Bytes.empty() : Bytes.adopt(toArray());
    }

    /** The first and the last byte of the pattern's head are looked for in sixteen places at once; no more but where they stand. */
    @Override
    public int indexOf(Pattern pattern, int from) {
        Objects.checkFromToIndex(from, size(), size());
        requireAlive();
        if (pattern.size() == 0) {
            return from;
        }
        int limit = start + size() - pattern.size();
        int at = LinearMemory.find(start + from, limit, pattern.ends());
        while (at <= limit && !standsAt(at, pattern)) {
            at = LinearMemory.find(at + 1, limit, pattern.ends());
        }
        return at <= limit ? at - start : -1;
    }

    private static boolean standsAt(int address, Pattern pattern) {
        if (!pattern.begins(Address.fromInt(address).getLong())) {
            return false;
        }
        for (int i = Long.BYTES; i < pattern.size(); i++) {
            if (Address.fromInt(address + i).getByte() != pattern.at(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void copyTo(int from, int to, byte[] target, int offset) {
        Objects.checkFromToIndex(from, to, size());
        Objects.checkFromIndexSize(offset, to - from, target.length);
        requireAlive();
        LinearMemory.read(address(from), target, offset, to - from);
    }

    @Override
    public boolean leads(Bytes whole) {
        return whole instanceof LinearBytes that && that.start == start && that.epoch == epoch && size() <= that.size();
    }

    @Override
    public BytesBuilder builder(int capacity) {
        requireAlive();
        return new LinearBuilder(capacity);
    }

    /** Builds in the arena. The room that a growing builder leaves behind is free again with the next callback. */
    private static final class LinearBuilder implements BytesBuilder {
        /** Linear memory never shrinks, so that one body must not make it large for good. */
        private static final int MOST_BUILT = 64 << 20;

        private Address room;
        private int capacity;
        private int size;

        LinearBuilder(int capacity) {
            this.capacity = capacity + SPARE;
            this.room = Arena.allocate(this.capacity);
        }

        @Override
        public BytesBuilder append(Bytes bytes, int from, int to) {
            Objects.checkFromToIndex(from, to, bytes.size());
            reserve(to - from);
            copy(bytes, from, to, room.add(size));
            size += to - from;
            return this;
        }

        @Override
        public int appendReplaced(Bytes bytes, int from, Pattern pattern, Pattern to) {
            if (!(bytes instanceof LinearBytes chunk) || to.size() > Long.BYTES) {
                return from;
            }
            chunk.requireAlive();
            return replaceWhole(chunk, from, pattern, to);
        }

        /** Each bulk of replacements ends where one more might not have room. */
        private int replaceWhole(LinearBytes chunk, int from, Pattern pattern, Pattern to) {
            int end = chunk.start + chunk.size();
            int at = chunk.start + from;
            while (at <= end - pattern.size()) {
                reserve(end - at + SPARE);
                long reached = LinearMemory.replace(
                        at,
                        end - pattern.size(),
                        pattern.ends(),
                        room.toInt() + size - at,
                        room.toInt() + capacity - end - SPARE,
                        pattern.size(),
                        to.size() - pattern.size(),
                        pattern.head(),
                        pattern.mask(),
                        to.head());
                at = (int) reached;
                size = at + (int) (reached >>> Integer.SIZE) - room.toInt();
            }
            return at - chunk.start;
        }

        private void reserve(int more) {
            if (size + more > capacity) {
                grow(size + more);
            }
        }

        private void grow(int needed) {
            if (needed < 0 || needed > MOST_BUILT) {
                throw new IllegalStateException("more than " + MOST_BUILT + " bytes made of one callback's bytes");
            }
            int larger = Math.min(MOST_BUILT, Math.max(needed, 2 * capacity));
            if (!Arena.extend(room, capacity, larger)) {
                Address old = room;
                room = Arena.allocate(larger);
                Address.moveMemoryBlock(old, room, size);
            }
            capacity = larger;
        }

        @Override
        public Bytes build() {
            return LinearBytes.at(room, size);
        }
    }
}
