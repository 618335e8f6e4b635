package dev.penstock.core.body;

import dev.penstock.core.data.Bytes;

/**
 * Owned bytes that come piece by piece, immutable. Pieces are joined as they grow, each longer than the next: so however small
 * they come, a byte is copied but a few times and there are only a few pieces.
 */
public final class Gathered {
    private static final Gathered NOTHING = new Gathered(null, Bytes.empty(), 0);

    private final Gathered before;
    private final Bytes last;
    private final int size;

    private Gathered(Gathered before, Bytes last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    public static Gathered nothing() {
        return NOTHING;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** These bytes and then a copy of {@code more}, unless it is owned already. */
    public Gathered and(Bytes more) {
        if (more.isEmpty()) {
            return this;
        }
        Gathered rest = this;
        Bytes piece = more.owned();
        while (rest.size > 0 && rest.last.size() <= piece.size()) {
            piece = rest.last.concat(piece);
            rest = rest.before;
        }
        return new Gathered(rest, piece, rest.size + piece.size());
    }

    /** All of them. */
    public Bytes whole() {
        return end(size);
    }

    /** The last {@code count} of them. @throws IndexOutOfBoundsException when there are fewer */
    public Bytes end(int count) {
        if (count <= last.size()) {
            return last.slice(last.size() - count, last.size());
        }
        byte[] array = new byte[count];
        Gathered rest = this;
        for (int left = count; left > 0; rest = rest.before) {
            int taken = Math.min(left, rest.last.size());
            left -= taken;
            rest.last.copyTo(rest.last.size() - taken, rest.last.size(), array, left);
        }
        return Bytes.adopt(array);
    }
}
