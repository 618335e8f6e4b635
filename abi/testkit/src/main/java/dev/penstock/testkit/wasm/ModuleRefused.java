package dev.penstock.testkit.wasm;

/** A proxy refuses to load a module; the message is Envoy's. */
public final class ModuleRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ModuleRefused(String reason) {
        super(reason);
    }
}
