package dev.penstock.compiler.substitution;

import static dev.penstock.compiler.substitution.Substitution.calls;

import java.util.stream.Stream;

/** The methods of the SDK that look at linear memory in a module. */
public final class GuestSubstitutions {
    private GuestSubstitutions() {}

    /** The table. */
    public static Substitutions table() {
        return Substitutions.of(Stream.of("of", "unended", "lent", "first", "at", "wordAt")
                .map(method ->
                        calls("dev.penstock.core.data.Placed", method).by("dev.penstock.guest.wasm.Places", method))
                .toArray(Substitution[]::new));
    }
}
