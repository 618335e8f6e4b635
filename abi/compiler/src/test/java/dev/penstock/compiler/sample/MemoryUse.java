package dev.penstock.compiler.sample;

import dev.penstock.classlib.LinearMemory;
import java.util.Arrays;
import org.teavm.interop.Address;

/** A plugin that copies between arrays and linear memory, which only a module has. */
public final class MemoryUse {
    private static final int SIZE = 64;

    private MemoryUse() {}

    public static Plugin plugin() {
        return new Plugin("memory-use", MemoryUse::use);
    }

    private static String use(int length) {
        return length < SIZE ? copied(length) : grown();
    }

    /** Writes some bytes of an array behind a guard, reads them back to another place, and compares. */
    private static String copied(int length) {
        byte[] source = new byte[SIZE + 1];
        for (int i = 0; i < source.length; i++) {
            source[i] = (byte) (7 * i - 100);
        }
        Address memory = LinearMemory.base().add(1001);
        Address.fill(memory, (byte) 0x55, SIZE + 2);
        LinearMemory.write(source, 1, memory.add(1), length);
        byte[] target = new byte[SIZE + 5];
        LinearMemory.read(memory.add(1), target, 3, length);
        boolean same =
                Arrays.equals(Arrays.copyOfRange(target, 3, 3 + length), Arrays.copyOfRange(source, 1, 1 + length));
        boolean untouched = target[2] == 0 && target[3 + length] == 0;
        boolean guarded = memory.getByte() == 0x55 && memory.add(1 + length).getByte() == 0x55;
        return same + " " + untouched + " " + guarded;
    }

    private static String grown() {
        int before = LinearMemory.pages();
        int answer = LinearMemory.grow(2);
        int refused = LinearMemory.grow(1 << 15);
        return (answer == before) + " " + (LinearMemory.pages() - before) + " " + refused + " "
                + (LinearMemory.base().toInt() - LinearMemory.scratch().toInt());
    }
}
