package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import dev.penstock.core.data.Pattern;

/** Bytes as a module sees a chunk: a view of memory that is there already, which builders write to as well. */
final class RoomBytes extends Bytes {
    private final byte[] memory;
    private final byte[] room;
    private final int start;

    private RoomBytes(byte[] memory, byte[] room, int start, int size) {
        super(size);
        this.memory = memory;
        this.room = room;
        this.start = start;
    }

    /** A view of {@code memory}; what is made of it goes to {@code room}. */
    static RoomBytes of(byte[] memory, byte[] room) {
        return new RoomBytes(memory, room, 0, memory.length);
    }

    @Override
    public byte at(int index) {
        return memory[start + index];
    }

    @Override
    public long wordAt(int index) {
        return lastWord(index);
    }

    @Override
    public Bytes slice(int from, int to) {
        return new RoomBytes(memory, room, start + from, to - from);
    }

    @Override
    public Bytes owned() {
        return Bytes.adopt(toArray());
    }

    @Override
    public int indexOf(Pattern pattern, int from) {
        for (int at = from; at <= size() - pattern.size(); at++) {
            int matched = 0;
            while (matched < pattern.size() && at(at + matched) == pattern.at(matched)) {
                matched++;
            }
            if (matched == pattern.size()) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void copyTo(int from, int to, byte[] target, int offset) {
        System.arraycopy(memory, start + from, target, offset, to - from);
    }

    @Override
    public boolean leads(Bytes whole) {
        return whole instanceof RoomBytes that && that.memory == memory && that.start == start && size() <= that.size();
    }

    @Override
    public BytesBuilder builder(int capacity) {
        return new Builder();
    }

    private final class Builder implements BytesBuilder {
        private int built;

        @Override
        public BytesBuilder append(Bytes bytes, int from, int to) {
            bytes.copyTo(from, to, room, built);
            built += to - from;
            return this;
        }

        @Override
        public Bytes build() {
            return new RoomBytes(room, room, 0, built);
        }
    }
}
