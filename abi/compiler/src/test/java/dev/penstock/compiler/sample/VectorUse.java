package dev.penstock.compiler.sample;

import dev.penstock.classlib.LinearMemory;
import java.util.Random;
import org.teavm.interop.Address;

/** A plugin that looks for bytes in linear memory, with vectors and one place after the other, which only a module has. */
public final class VectorUse {
    private static final int WIDTH = 16;
    /** How many bytes behind its outcome a replacement may write to. */
    private static final int SPARE = 24;

    private static final int MOST = 100;
    /** The largest body, each of its bytes replaced by eight. */
    private static final int ROOM = 1024;

    private VectorUse() {}

    public static Plugin plugin() {
        return new Plugin("vector-use", VectorUse::use);
    }

    /** Where one search ends: {@code found}, {@code none}, or how vectors differ. */
    private static String use(int seed) {
        Random random = new Random(seed);
        int from = LinearMemory.base().toInt() + random.nextInt(WIDTH);
        int size = random.nextInt(MOST);
        int gap = random.nextInt(8);
        // A high bit, for bytes are not numbers with a sign.
        int ends = gap << 16 | ('a' + random.nextInt(2)) << 8 | 0xC0 + random.nextInt(2);
        for (int i = 0; i < MOST + 2 * WIDTH; i++) {
            int drawn = random.nextInt(12);
            Address.fromInt(from + i).putByte((byte) (drawn < 3 ? ends : drawn < 6 ? ends >> 8 : drawn));
        }
        int limit = from + size - 1 - gap;
        int expected = naive(from, limit, ends);
        int found = LinearMemory.find(from, limit, ends);
        boolean same = found == expected || (found > limit && expected > limit);
        return same
                ? new Replaced(from, size, gap, random).outcome()
                : "found " + (found - from) + ", not " + (expected - from);
    }

    private static int naive(int from, int limit, int ends) {
        int at = from;
        while (at <= limit
                && (Address.fromInt(at).getByte() != (byte) ends
                        || Address.fromInt(at + (ends >> 16)).getByte() != (byte) (ends >> 8))) {
            at++;
        }
        return at;
    }

    /** One replacement of the bytes that stand somewhere in a body. */
    private static final class Replaced {
        private final int from;
        private final int end;
        private final int size;
        private final int toSize;
        private final int mostShift;
        private final long mask;
        private final long head;
        private final long to;
        private final byte[] expected = new byte[ROOM];
        private int expectedSize;
        private int expectedReach;

        Replaced(int from, int size, int gap, Random random) {
            this.from = from;
            this.end = from + size;
            this.size = gap + 1;
            this.toSize = random.nextInt(9);
            this.mostShift = random.nextInt(60);
            this.mask = -1L >>> (Long.SIZE - Byte.SIZE * this.size);
            this.head = Address.fromInt(from + random.nextInt(size + 1)).getLong() & mask;
            this.to = random.nextLong() & (toSize == 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * toSize));
        }

        String outcome() {
            if (end - size < from) {
                return "none";
            }
            int times = expect();
            Address target = Address.fromInt(from + 2 * MOST);
            Address.fill(target, (byte) 0x55, ROOM);
            String copied = difference(target.toInt(), mostShift + target.toInt() - from);
            if (!copied.isEmpty()) {
                return copied;
            }
            for (int i = expectedSize + SPARE; i < ROOM; i++) {
                if (target.add(i).getByte() != 0x55) {
                    return "byte " + i + " is written";
                }
            }
            return times > 0 ? "found" : "none";
        }

        /** How often the bytes are replaced. */
        private int expect() {
            int times = 0;
            int shift = 0;
            int at = from;
            while (at <= end - size && shift <= mostShift) {
                boolean stands = (Address.fromInt(at).getLong() & mask) == head;
                if (stands) {
                    times++;
                    for (int i = 0; i < toSize; i++) {
                        expected[expectedSize++] = (byte) (to >>> (Byte.SIZE * i));
                    }
                    shift += toSize - size;
                } else {
                    expected[expectedSize++] = Address.fromInt(at).getByte();
                }
                at += stands ? size : 1;
            }
            expectedReach = at;
            return times;
        }

        private String difference(int target, int most) {
            int ends = (size - 1) << 16 | (int) (head >>> (Byte.SIZE * (size - 1)) & 0xff) << 8 | (int) (head & 0xff);
            int shift = target - from;
            long reached =
                    LinearMemory.replace(from, end - size, ends, shift, most, size, toSize - size, head, mask, to);
            int written = (int) reached + (int) (reached >>> Integer.SIZE) - target;
            if ((int) reached != expectedReach || written != expectedSize) {
                return "reached " + ((int) reached - from) + " and " + written + ", not " + (expectedReach - from)
                        + " and " + expectedSize;
            }
            for (int i = 0; i < expectedSize; i++) {
                if (Address.fromInt(target + i).getByte() != expected[i]) {
                    return "byte " + i + " differs";
                }
            }
            return "";
        }
    }
}
