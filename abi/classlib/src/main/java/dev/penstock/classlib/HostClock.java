package dev.penstock.classlib;

import org.teavm.interop.Address;
import org.teavm.interop.Import;

/** The proxy's clock, through {@code proxy_get_current_time_nanoseconds}. */
public final class HostClock {
    private HostClock() {}

    /** Replaces {@code System.currentTimeMillis}: wall time in milliseconds since 1970. */
    public static long currentTimeMillis() {
        return nanoTime() / 1_000_000;
    }

    /** Replaces {@code System.nanoTime}: the proxy has one clock, so this is wall time in nanoseconds since 1970. */
    public static long nanoTime() {
        Address result = LinearMemory.scratch();
        time(result);
        return result.getLong();
    }

    @Import(module = "env", name = "proxy_get_current_time_nanoseconds")
    private static native int time(Address result);
}
