package dev.penstock.testkit.model;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Vector;
import java.util.function.Function;

/** An exchange that takes one step when it is told to: headers, a chunk, or trailers arrive. Others may take steps in between. */
public final class SteppedExchange {
    private final ExchangeModel exchange;
    private final VmModel vm;
    private final Function<Request, Answer> upstream;
    private Vector<Runnable> left;
    private boolean answered;

    SteppedExchange(ExchangeModel exchange, VmModel vm, Request request, Function<Request, Answer> upstream) {
        this.exchange = exchange;
        this.vm = vm;
        this.upstream = upstream;
        this.left = exchange.requestSteps(request);
    }

    /** Whether the upstream has the whole request. */
    public boolean requestIsWhole() {
        return exchange.requestIsWhole();
    }

    /**
     * The next part of the request or of the answer arrives, if there is one left.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public void step() {
        if (left.isEmpty() && !answered) {
            answered = true;
            left = exchange.answerSteps(upstream);
        }
        if (!left.isEmpty()) {
            Runnable next = left.head();
            left = left.tail();
            next.run();
            vm.settle();
        }
    }

    /** What both ends have seen so far. */
    public Seen sent() {
        return exchange.seen();
    }

    /**
     * All that is left arrives, and the exchange ends.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public Seen end() {
        while (!left.isEmpty() || !answered) {
            step();
        }
        return abandon();
    }

    /**
     * The client goes away now, and the exchange ends.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public Seen abandon() {
        Seen seen = exchange.end();
        vm.settle();
        return seen;
    }
}
