package dev.penstock.testkit.trace;

import io.vavr.control.Option;
import java.util.function.IntUnaryOperator;

/**
 * One argument of a call. Addresses are left out: an argument that is given by address and size is its size, and its text where
 * that could be read.
 *
 * @param number a number, sign-extended where the ABI has 32 bits; of text and bytes the size
 */
public record Argument(Parameter parameter, long number, Option<String> text) {
    private static final int LONGEST = 60;

    static Argument of(Parameter parameter, long number) {
        return new Argument(parameter, number, Option.none());
    }

    /** The parameter's name. */
    public String name() {
        return parameter.name();
    }

    boolean isContext(int id) {
        return parameter.kind() == Parameter.Kind.CONTEXT && number == id;
    }

    boolean isToken() {
        return parameter.kind() == Parameter.Kind.TOKEN;
    }

    Argument renumbered(IntUnaryOperator contexts, IntUnaryOperator tokens) {
        return switch (parameter.kind()) {
            case CONTEXT -> of(parameter, contexts.applyAsInt((int) number));
            case TOKEN -> of(parameter, tokens.applyAsInt((int) number));
            default -> this;
        };
    }

    Argument withoutText() {
        return of(parameter, number);
    }

    /** For example {@code map 0}, {@code name "upgrade"}, or {@code name [7]} where only the size is known. */
    @Override
    public String toString() {
        return switch (parameter.kind()) {
            case TEXT, BYTES -> name() + " " + text.map(Argument::quoted).getOrElse("[" + number + "]");
            default -> name() + " " + number;
        };
    }

    private static String quoted(String text) {
        var visible = text.replaceAll("\\p{Cntrl}", ".");
        return '"' + (visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "...") + '"';
    }
}
