package dev.penstock.dsl;

import dev.penstock.core.machine.BodyTreatments;
import io.vavr.collection.List;

/** A plugin that can no longer be given a configuration. */
final class Declared<C> extends Plugin<C> {
    private final ConfigSource<C> source;

    Declared(String name, ConfigSource<C> source, List<Verb<C>> verbs, BodyTreatments treatments, boolean failOpen) {
        super(name, verbs, treatments, failOpen);
        this.source = source;
    }

    @Override
    ConfigSource<C> source() {
        return source;
    }
}
