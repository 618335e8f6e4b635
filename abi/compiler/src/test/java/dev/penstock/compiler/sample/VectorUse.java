package dev.penstock.compiler.sample;

import dev.penstock.classlib.LinearMemory;
import java.util.Random;
import org.teavm.interop.Address;

/** A plugin that looks for two bytes in linear memory, with vectors and one place after the other, which only a module has. */
public final class VectorUse {
    private static final int WIDTH = 16;
    private static final int MOST = 100;

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
        for (int i = 0; i < MOST + WIDTH; i++) {
            int drawn = random.nextInt(12);
            Address.fromInt(from + i).putByte((byte) (drawn < 3 ? ends : drawn < 6 ? ends >> 8 : drawn));
        }
        int limit = from + size - WIDTH - gap;
        int expected = naive(from, limit, ends);
        int found = LinearMemory.find(from, limit, ends);
        return found == expected
                ? copied(from, limit, ends, expected)
                : "found " + (found - from) + ", not " + (expected - from);
    }

    private static int naive(int from, int limit, int ends) {
        int at = from;
        while (at <= limit) {
            for (int i = 0; i < WIDTH; i++, at++) {
                if (Address.fromInt(at).getByte() == (byte) ends
                        && Address.fromInt(at + (ends >> 16)).getByte() == (byte) (ends >> 8)) {
                    return at;
                }
            }
        }
        return at;
    }

    private static String copied(int from, int limit, int ends, int expected) {
        Address target = Address.fromInt(from + 2 * MOST);
        Address.fill(target, (byte) 0x55, 2 * MOST);
        int found = LinearMemory.copyUntil(from, limit, ends, target.toInt());
        for (int i = 0; i < found - from; i++) {
            if (target.add(i).getByte() != Address.fromInt(from + i).getByte()) {
                return "byte " + i + " differs";
            }
        }
        for (int i = Math.max(0, limit + WIDTH - from); i < 2 * MOST; i++) {
            if (target.add(i).getByte() != 0x55) {
                return "byte " + i + " is written";
            }
        }
        boolean most = expected > limit;
        return found == expected
                ? (most ? "none" : "found")
                : "copied " + (found - from) + ", not " + (expected - from);
    }
}
