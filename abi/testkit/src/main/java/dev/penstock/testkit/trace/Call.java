package dev.penstock.testkit.trace;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.IntUnaryOperator;

/**
 * One call between proxy and module: a callback with the host calls made in it, or a host call with the allocations that the host
 * made to lend its results.
 *
 * @param function the ABI's name of it
 * @param answer an action or status; none where the function has no result, where that is an address, and where it never returned
 * @param inner the calls made within it, in order
 */
public record Call(String function, Seq<Argument> arguments, Option<Integer> answer, Seq<Call> inner) {

    static Call of(String function, Seq<Long> words, Texts texts) {
        return new Call(function, Signatures.of(function).arguments(words, texts), Option.none(), Vector.empty());
    }

    /** The calls the module made in this callback. */
    public Seq<Call> hostCalls() {
        return inner.reject(Call::isAllocation);
    }

    /** The sizes of what the host lent the module in this call. */
    public Seq<Long> lent() {
        return inner.filter(Call::isAllocation)
                .map(allocation -> allocation.arguments.head().number());
    }

    boolean isAllocation() {
        return function.equals(Signatures.ALLOCATE);
    }

    /** Whether it is a callback of this context, or one in which the module turned to it. */
    boolean concerns(int context) {
        return arguments.exists(argument -> argument.isContext(context))
                || inner.exists(call -> call.concerns(context));
    }

    Call answered(Option<Integer> status) {
        return new Call(function, arguments, isAllocation() ? Option.none() : status, inner);
    }

    Call with(Call made) {
        return new Call(function, arguments, answer, inner.append(made));
    }

    Call renumbered(IntUnaryOperator contexts, IntUnaryOperator tokens) {
        return new Call(
                function,
                arguments.map(argument -> argument.renumbered(contexts, tokens)),
                answer,
                inner.map(call -> call.renumbered(contexts, tokens)));
    }

    /** This call without the texts, which one side of a comparison can't see. */
    Call withoutTexts() {
        return new Call(function, arguments.map(Argument::withoutText), answer, inner.map(Call::withoutTexts));
    }

    /** This call and its host calls, a line each, those indented. */
    Seq<String> lines() {
        return hostCalls().map(call -> "  " + call).prepend(toString());
    }

    /** For example {@code proxy_get_header_map_value(map 0, name "trailer") -> 0, 5 bytes lent}, without its host calls. */
    @Override
    public String toString() {
        var lent = lent().map(size -> ", " + size + " bytes lent").mkString();
        return arguments.mkString(function + "(", ", ", ")")
                + answer.map(status -> " -> " + status).getOrElse("")
                + lent;
    }
}
