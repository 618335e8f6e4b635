package dev.penstock.classlib;

/** Random numbers without a source of entropy: seeded from the proxy's clock. Not for secrets. */
public final class Randomness {
    private static long state;

    private Randomness() {}

    /** Replaces the source of {@code Math.random}: uniform in [0, 1). */
    public static double next() {
        if (state == 0) {
            state = HostClock.nanoTime() | 1;
        }
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (state >>> 11) * 0x1.0p-53;
    }
}
