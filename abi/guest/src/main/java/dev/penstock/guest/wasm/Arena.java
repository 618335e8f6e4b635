package dev.penstock.guest.wasm;

import dev.penstock.classlib.LinearMemory;
import org.teavm.interop.Address;

/**
 * The module's linear memory as one stack of allocations that lives as long as a callback: what the host lends and what is
 * handed to it. The next callback starts it anew, and every view made before is dead.
 */
final class Arena {
    private static final int PAGE = 64 * 1024;

    private static int next;
    private static int end;
    private static int epoch;

    private Arena() {}

    /** Starts a callback: all that was allocated before is given up. */
    static void restart() {
        next = LinearMemory.base().toInt();
        end = LinearMemory.pages() * PAGE;
        epoch++;
    }

    /** The number of the callback that runs. */
    static int epoch() {
        return epoch;
    }

    /**
     * Room for {@code size} bytes, at a multiple of 8.
     *
     * @throws IllegalStateException when the host refuses more memory
     */
    static Address allocate(int size) {
        int start = next;
        if (size > end - start) {
            grow(size - (end - start));
        }
        next = start + ((size + 7) & ~7);
        return Address.fromInt(start);
    }

    private static void grow(int missing) {
        int pages = missing / PAGE + 1;
        if (missing < 0 || LinearMemory.grow(pages) < 0) {
            throw new IllegalStateException("linear memory cannot grow by " + pages + " pages");
        }
        end += pages * PAGE;
    }
}
