package dev.penstock.testkit.trace;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A function of the ABI and its parameters. */
record Signature(String function, Seq<Parameter> parameters) {

    /**
     * The arguments in a call's words.
     *
     * @throws IllegalArgumentException when there are more or fewer words than the parameters have
     */
    Seq<Argument> arguments(Seq<Long> words, Texts texts) {
        int wanted = parameters.map(Parameter::words).sum().intValue();
        if (words.size() != wanted) {
            throw new IllegalArgumentException(function + " takes " + wanted + " words, got " + words);
        }
        var rest = words;
        Vector<Argument> arguments = Vector.empty();
        for (Parameter parameter : parameters) {
            arguments = arguments.appendAll(parameter.argument(rest.take(parameter.words()), texts));
            rest = rest.drop(parameter.words());
        }
        return arguments;
    }
}
