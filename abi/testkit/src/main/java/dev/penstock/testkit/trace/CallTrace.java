package dev.penstock.testkit.trace;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The callbacks of one VM in their order, each with the host calls made in it. */
public record CallTrace(Seq<Call> callbacks) {
    private static final String CREATE = "proxy_on_context_create";
    private static final String DELETE = "proxy_on_delete";

    /** All host calls in their order, without the allocations. */
    public Seq<Call> hostCalls() {
        return callbacks.flatMap(Call::hostCalls);
    }

    /** The start of the first root context until it is configured, that root numbered -1. */
    public CallTrace start() {
        var configured = callbacks.indexWhere(call -> call.function().equals("proxy_on_configure"));
        return new CallTrace(callbacks.take(configured + 1)).numbered();
    }

    /**
     * The part of each stream, in the order of their creation: its own callbacks, and those of its root in which the module
     * turned to it, as an answer to a call does. Ticks, which the clock times, are no stream's. In each part the stream is numbered
     * 1, its root -1, and the tokens of its calls from 1 on.
     */
    public Seq<CallTrace> streams() {
        return callbacks.filter(CallTrace::createsStream).map(this::stream);
    }

    /** Whether a stream was created. */
    boolean hasStreams() {
        return callbacks.exists(CallTrace::createsStream);
    }

    /** Whether every stream that was created has been deleted. */
    boolean isQuiet() {
        var deleted = callbacks
                .filter(call -> call.function().equals(DELETE))
                .map(CallTrace::context)
                .toSet();
        return callbacks
                .filter(CallTrace::createsStream)
                .map(CallTrace::context)
                .forAll(deleted::contains);
    }

    /** Where this trace, of {@code title}, and another one differ first; none where all but texts is the same. */
    public Option<TraceDifference> difference(String title, CallTrace other, String otherTitle) {
        return TraceDifference.between(title, this, otherTitle, other);
    }

    Seq<String> lines() {
        return callbacks.flatMap(Call::lines);
    }

    CallTrace withoutTexts() {
        return new CallTrace(callbacks.map(Call::withoutTexts));
    }

    private CallTrace stream(Call created) {
        int id = context(created);
        return new CallTrace(callbacks
                        .reject(call -> call.function().equals("proxy_on_tick"))
                        .filter(call -> call.concerns(id)))
                .numbered();
    }

    private static int context(Call callback) {
        return (int) callback.arguments().get(0).number();
    }

    private static boolean createsStream(Call call) {
        return call.function().equals(CREATE) && call.arguments().get(1).number() != 0;
    }

    private CallTrace numbered() {
        var roots =
                numbers(callbacks.filter(call -> call.function().equals(CREATE)).map(call -> call.arguments()
                        .get(createsStream(call) ? 1 : 0)));
        var streams = numbers(callbacks.filter(CallTrace::createsStream).map(call -> call.arguments()
                .get(0)));
        var tokens = numbers(
                callbacks.flatMap(Call::arguments).filter(Argument::isToken).sortBy(Argument::number));
        return new CallTrace(callbacks.map(call -> call.renumbered(
                id -> streams.get(id).orElse(roots.get(id).map(root -> -root)).getOrElse(id),
                token -> tokens.get(token).get())));
    }

    private static Map<Integer, Integer> numbers(Seq<Argument> arguments) {
        return arguments
                .map(argument -> (int) argument.number())
                .distinct()
                .zipWithIndex()
                .foldLeft(HashMap.empty(), (numbers, numbered) -> numbers.put(numbered._1, numbered._2 + 1));
    }

    /** Each call on a line of its own, host calls indented. */
    @Override
    public String toString() {
        return lines().mkString("\n");
    }
}
