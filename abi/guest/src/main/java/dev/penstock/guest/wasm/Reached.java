package dev.penstock.guest.wasm;

/** What the compiler knows of the code of a module. */
final class Reached {
    private Reached() {}

    /** Whether code that the module has reads a request's headers in a later phase. */
    static native boolean laterReadsOfRequests();
}
