package dev.penstock.compiler.substitution;

import static dev.penstock.compiler.substitution.Substitution.body;
import static dev.penstock.compiler.substitution.Substitution.calls;

import dev.penstock.classlib.Consoles;
import dev.penstock.classlib.Decimals;
import dev.penstock.classlib.HostClock;
import dev.penstock.classlib.Randomness;
import dev.penstock.classlib.StackTraces;
import dev.penstock.classlib.Strings;
import dev.penstock.classlib.Transcendentals;

/** The methods of TeaVM's class library that need JavaScript or are slow, and what stands in for them. */
public final class RuntimeSubstitutions {
    private RuntimeSubstitutions() {}

    /** The table. */
    public static Substitutions table() {
        return CLOCK.and(THROWABLES).and(MATH).and(OTHERS);
    }

    private static final Substitutions CLOCK = Substitutions.of(
            body("java.lang.System", "currentTimeMillis").by(HostClock.class, "currentTimeMillis"),
            body("java.lang.System", "nanoTime").by(HostClock.class, "nanoTime"));

    private static final Substitutions THROWABLES = Substitutions.of(
            body("java.lang.Throwable", "fillInStackTrace").by(StackTraces.class, "fillIn"),
            body("java.lang.Throwable", "ensureStackTrace").by(StackTraces.class, "ensure"));

    private static final Substitutions MATH = Substitutions.of(
            body("java.lang.Math", "exp").by(Transcendentals.class, "exp"),
            body("java.lang.Math", "log").by(Transcendentals.class, "log"),
            body("java.lang.Math", "powImpl").by(Transcendentals.class, "pow"),
            body("java.lang.Math", "sin").by(Transcendentals.class, "sin"),
            body("java.lang.Math", "cos").by(Transcendentals.class, "cos"),
            body("java.lang.Math", "tan").by(Transcendentals.class, "tan"),
            body("java.lang.Math", "asin").by(Transcendentals.class, "asin"),
            body("java.lang.Math", "acos").by(Transcendentals.class, "acos"),
            body("java.lang.Math", "atan").by(Transcendentals.class, "atan"),
            body("java.lang.Math", "atan2").by(Transcendentals.class, "atan2"),
            body("java.lang.Math", "randomWasmGC").by(Randomness.class, "next"));

    private static final Substitutions OTHERS = Substitutions.of(
            body("java.lang.StringBuilder", "append(I)Ljava/lang/StringBuilder;")
                    .by(Decimals.class, "append"),
            body("java.lang.String", "toCharArray").by(Strings.class, "toCharArray"),
            body("java.lang.String", "replace(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Ljava/lang/String;")
                    .by(Strings.class, "replace"),
            calls("java.lang.String", "intern()Ljava/lang/String;").by(Strings.class, "intern"),
            calls("dev.penstock.core.data.Utf8", "characters").by(Strings.class, "characters"),
            body("org.teavm.backend.wasm.runtime.WasmGCSupport", "putCharStdout")
                    .by(Consoles.class, "drop"),
            body("org.teavm.backend.wasm.runtime.WasmGCSupport", "putCharStderr")
                    .by(Consoles.class, "drop"));
}
