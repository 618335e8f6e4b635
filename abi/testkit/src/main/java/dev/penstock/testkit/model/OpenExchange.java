package dev.penstock.testkit.model;

import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import java.util.function.Function;

/** An exchange whose request has been sent. Other exchanges may begin and end before this one does, which it does once. */
public final class OpenExchange {
    private final ExchangeModel exchange;
    private final VmModel vm;

    OpenExchange(ExchangeModel exchange, VmModel vm) {
        this.exchange = exchange;
        this.vm = vm;
    }

    /**
     * The upstream answers, if it has the whole request, and the exchange ends.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public Seen answer(Function<Request, Answer> upstream) {
        exchange.answer(upstream);
        return abandon();
    }

    /** What both ends have seen so far. */
    public Seen sent() {
        return exchange.seen();
    }

    /**
     * The client goes away, and the exchange ends.
     *
     * @throws HostDied when the plugin made a call that kills a real proxy
     */
    public Seen abandon() {
        Seen seen = exchange.end();
        vm.settle();
        return seen;
    }
}
