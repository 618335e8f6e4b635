package dev.penstock.guest;

import dev.penstock.core.context.Storage;
import dev.penstock.core.pipeline.Configured;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** One root context: one configuration of the plugin in this VM, with all that is kept under it. */
final class RootContext {
    private Option<Configured> plugin = Option.none();
    private Storage storage = Storage.empty();
    private List<String> said = List.empty();
    private List<OpenQueue> queues = List.empty();
    private List<HoldWatch> watches = List.empty();
    private boolean holdWorks;
    private boolean ticking;
    private Option<AskedAnswers> asked = Option.none();

    /** A configuration was accepted. */
    void configure(Configured configured) {
        plugin = Option.some(configured);
    }

    /** The plugin; none before a configuration was accepted. */
    Option<Configured> plugin() {
        return plugin;
    }

    /** What its configuration calls it, for log lines. */
    Option<String> id() {
        return plugin.flatMap(Configured::id);
    }

    Storage storage() {
        return storage;
    }

    void store(Storage changed) {
        storage = changed;
    }

    /**
     * Whether {@code message} is said for the first time. Compared one by one: {@code List.contains} would bring the {@code
     * equals} of every class into a module.
     */
    boolean saysFirst(String message) {
        for (String before : said) {
            if (before.equals(message)) {
                return false;
            }
        }
        said = said.prepend(message);
        return true;
    }

    void opened(OpenQueue queue) {
        queues = queues.prepend(queue);
    }

    List<OpenQueue> queues() {
        return queues;
    }

    /** The answers that it and its streams await. */
    AskedAnswers asked() {
        if (asked.isEmpty()) {
            asked = Option.some(new AskedAnswers());
        }
        return asked.get();
    }

    /** How many answers are awaited. */
    int awaited() {
        return asked.isDefined() ? asked.get().size() : 0;
    }

    /** Whether it is not known yet that held messages are shown, and few enough are watched. */
    boolean wantsWatch() {
        return !holdWorks && watches.size() < HoldWatch.MOST;
    }

    void watch(HoldWatch watch) {
        watches = watches.prepend(watch);
    }

    /** Whether ticks are still to be asked for. To ask again would start their period anew, and never end it on a busy root. */
    boolean beginsTicking() {
        boolean begins = !ticking;
        ticking = true;
        return begins;
    }

    /** Whether ticks are asked for though nothing is watched any more. */
    boolean endsTicking() {
        boolean ends = ticking && watches.isEmpty();
        ticking = ticking && !ends;
        return ends;
    }

    /** Held messages are shown: nothing need be watched any more. */
    void learnThatHoldWorks() {
        holdWorks = true;
        watches = List.empty();
    }

    List<HoldWatch> watches() {
        return watches;
    }

    void forget(StreamContext stream) {
        watches = watches.reject(watch -> watch.isOf(stream));
    }
}
