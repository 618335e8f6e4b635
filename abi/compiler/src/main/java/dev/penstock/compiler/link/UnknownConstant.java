package dev.penstock.compiler.link;

import dev.penstock.compiler.wasm.Import;

/** The module imports a global that no host provides and the relinker has no value for. */
public final class UnknownConstant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownConstant(Import global) {
        super("import '" + global.qualifiedName() + "' is a global the relinker knows no value of");
    }
}
