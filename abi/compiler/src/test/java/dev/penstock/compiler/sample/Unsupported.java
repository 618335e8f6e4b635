package dev.penstock.compiler.sample;

import java.util.logging.Logger;

/** A plugin that no module can hold. */
public final class Unsupported {
    private Unsupported() {}

    public static Plugin plugin() {
        return new Plugin("unsupported", Unsupported::logged);
    }

    private static String logged(int context) {
        Logger.getLogger("x").info("context " + context);
        return "logged";
    }
}
