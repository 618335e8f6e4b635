package dev.penstock.compiler.substitution;

import static dev.penstock.compiler.substitution.Substitution.body;

import dev.penstock.classlib.Lists;
import dev.penstock.classlib.Values;

/** The methods of Vavr that lead to more than plugins need of them. */
public final class VavrSubstitutions {
    private VavrSubstitutions() {}

    /** The table. */
    public static Substitutions table() {
        return Substitutions.of(
                body("io.vavr.collection.List", "ofAll(Ljava/lang/Iterable;)Lio/vavr/collection/List;")
                        .by(Lists.class, "ofAll"),
                body("io.vavr.Value", "toEither(Ljava/lang/Object;)Lio/vavr/control/Either;")
                        .by(Values.class, "toEither"),
                body("io.vavr.Value", "toEither(Ljava/util/function/Supplier;)Lio/vavr/control/Either;")
                        .by(Values.class, "toEither"));
    }
}
