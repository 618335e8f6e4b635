package dev.penstock.guest.wasm;

import dev.penstock.classlib.LinearMemory;
import org.teavm.interop.Address;

/**
 * The module's linear memory as one stack of allocations that lives as long as a callback: what the host lends and what is
 * handed to it. The next callback starts it anew, and every view made before is dead.
 */
final class Arena {
    private static final int PAGE = 64 * 1024;

    /** How many bytes behind an allocation can be read, whatever they are. */
    private static final int BEHIND = 32;

    private static int next;
    private static int end;
    private static int epoch;

    private Arena() {}

    /** Starts a callback: all that was allocated before is given up. Nothing but the arena grows the memory. */
    static void restart() {
        next = LinearMemory.base().toInt() + WrittenField.ROOM;
        epoch++;
        if (end == 0) {
            end = LinearMemory.pages() * PAGE - BEHIND;
        }
    }

    /** The number of the callback that runs. */
    static int epoch() {
        return epoch;
    }

    /**
     * Room for {@code size} bytes, at a multiple of 8. At least {@value #BEHIND} bytes more can be read.
     *
     * @throws IllegalStateException when the host refuses more memory
     */
    static Address allocate(int size) {
        int start = offer(size);
        if (start == 0) {
            throw new IllegalStateException("linear memory has no room for " + size + " bytes");
        }
        return Address.fromInt(start);
    }

    /** As {@link #allocate}, but 0 where there is no room. */
    static int offer(int size) {
        if (end == 0) {
            restart();
        }
        int start = next;
        int missing = size - Math.max(0, end - start);
        if (size < 0 || (missing > 0 && !grow(missing / PAGE + 1))) {
            return 0;
        }
        next = start + ((size + 7) & ~7);
        return start;
    }

    /** As {@link #offer}, for the host: eight bytes behind what it writes are 0, so that no loop over them need look for their end. */
    static int lend(int size) {
        int start = size < 0 ? 0 : offer(size + Long.BYTES);
        if (start != 0) {
            Address.fromInt(start + size).putLong(0);
        }
        return start;
    }

    /** Whether the {@code size} bytes at {@code start}, the last ones allocated, could be made {@code larger} in their place. */
    static boolean extend(Address start, int size, int larger) {
        if (start.toInt() + ((size + 7) & ~7) != next) {
            return false;
        }
        next = start.toInt();
        if (offer(larger) != 0) {
            return true;
        }
        next = start.toInt() + ((size + 7) & ~7);
        return false;
    }

    private static boolean grow(int pages) {
        boolean grown = LinearMemory.grow(pages) >= 0;
        end += grown ? pages * PAGE : 0;
        return grown;
    }
}
