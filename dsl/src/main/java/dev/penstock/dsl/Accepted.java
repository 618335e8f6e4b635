package dev.penstock.dsl;

import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.pipeline.PerStream;
import io.vavr.control.Option;

/** A configuration that was accepted, and what runs under it. */
interface Accepted<A> {
    /** What runs, for each stream and apart from them. */
    PerStream<A> parts();

    /** What its {@code _plugin_id_} says. */
    Option<String> id();

    /** What shall happen apart from streams, where {@code root} is what the verbs ask for. */
    default RootMachine root(RootMachine root) {
        return root;
    }

    /** One for all streams. */
    static <A> Accepted<A> same(A part, Option<String> id) {
        return new Plain<>(PerStream.same(part), id);
    }

    /** Nothing besides. */
    record Plain<A>(PerStream<A> parts, Option<String> id) implements Accepted<A> {}
}
