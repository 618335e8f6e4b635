package dev.penstock.core.rules;

import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.pipeline.PerStream;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;

/** What holds under each rule and globally, found by the request. */
final class RuleTable<T> implements PerStream<T> {
    private final Option<T> global;
    private final ArrayList<T> rules = new ArrayList<>();
    private final RuleIndex index;

    /** @param index has the rules under their numbers in {@code rules} */
    RuleTable(Option<T> global, Seq<T> rules, RuleIndex index) {
        this.global = global;
        this.index = index;
        rules.forEach(this.rules::add);
    }

    @Override
    public Option<T> of(RequestHeaders request) {
        int first = index.first(new ReadRouting(request));
        return first == Affixes.NONE ? global : Option.some(rules.get(first));
    }

    @Override
    public T ofRoot() {
        return global.isDefined() ? global.get() : rules.get(0);
    }
}
