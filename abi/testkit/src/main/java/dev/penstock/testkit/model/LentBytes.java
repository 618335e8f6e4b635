package dev.penstock.testkit.model;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.BytesBuilder;
import dev.penstock.core.data.Pattern;
import java.util.function.BooleanSupplier;

/** Bytes that are valid for one callback, as the views of a module's linear memory are. */
public final class LentBytes extends Bytes {
    private final Bytes bytes;
    private final BooleanSupplier alive;

    /**
     * These bytes, lent.
     *
     * @param alive whether they may still be read
     */
    public LentBytes(Bytes bytes, BooleanSupplier alive) {
        super(bytes.size());
        this.bytes = bytes;
        this.alive = alive;
    }

    private Bytes alive() {
        if (!alive.getAsBoolean()) {
            throw new IllegalStateException("these bytes were lent for a callback that has ended; keep owned() bytes");
        }
        return bytes;
    }

    @Override
    public byte at(int index) {
        return alive().at(index);
    }

    @Override
    public long wordAt(int index) {
        return alive().wordAt(index);
    }

    @Override
    public Bytes slice(int from, int to) {
        return new LentBytes(bytes.slice(from, to), alive);
    }

    @Override
    public Bytes owned() {
        return Bytes.copyOf(alive().toArray());
    }

    @Override
    public int indexOf(Pattern pattern, int from) {
        return alive().indexOf(pattern, from);
    }

    @Override
    public void copyTo(int from, int to, byte[] target, int offset) {
        alive().copyTo(from, to, target, offset);
    }

    @Override
    public boolean leads(Bytes whole) {
        return whole instanceof LentBytes that && alive().leads(that.bytes);
    }

    @Override
    public BytesBuilder builder(int capacity) {
        return new LentBuilder(alive().builder(capacity));
    }

    private final class LentBuilder implements BytesBuilder {
        private final BytesBuilder builder;

        LentBuilder(BytesBuilder builder) {
            this.builder = builder;
        }

        @Override
        public BytesBuilder append(Bytes part, int from, int to) {
            builder.append(part, from, to);
            return this;
        }

        @Override
        public Bytes build() {
            return new LentBytes(builder.build(), alive);
        }
    }
}
