package dev.penstock.dsl;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.machine.BodyTreatments;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.Function;

/** A plugin that can no longer be given a configuration. */
final class Declared<C> extends Plugin<C> {
    private final Function<Bytes, Either<String, Accepted<C>>> configure;

    Declared(
            String name,
            Function<Bytes, Either<String, Accepted<C>>> configure,
            List<Verb<C>> verbs,
            BodyTreatments treatments,
            boolean failOpen) {
        super(name, verbs, treatments, failOpen);
        this.configure = configure;
    }

    @Override
    Function<Bytes, Either<String, Accepted<C>>> configure() {
        return configure;
    }
}
