package dev.penstock.compiler.wasm;

/** The bytes are not a WebAssembly module this package can read; the message says what was expected and where. */
public final class MalformedModule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names what is wrong and the offset, in bytes from the start of the section or module that was read. */
    public MalformedModule(String problem, int offset) {
        super(problem + " at offset " + offset);
    }
}
