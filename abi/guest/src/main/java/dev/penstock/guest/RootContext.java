package dev.penstock.guest;

import dev.penstock.core.context.Storage;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.pipeline.Part;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** One root context: one configuration of the plugin in this VM, with all that is kept under it. */
final class RootContext {
    private final int id;
    /** Null before a configuration was accepted. */
    private Configured plugin;
    /** Null where what the plugin does depends on the stream. */
    private Part partOfAll;

    private Storage storage = Storage.empty();
    private List<String> said = List.empty();
    private List<OpenQueue> queues = List.empty();
    private List<HoldWatch> watches = List.empty();
    private Option<RootTimer> timer = Option.none();
    private Option<Runnable> end = Option.none();
    private boolean holdWorks;
    private Option<AskedAnswers> asked = Option.none();

    RootContext(int id) {
        this.id = id;
    }

    /** The host's number of this context. */
    int number() {
        return id;
    }

    /** A configuration was accepted. */
    void configure(Configured configured) {
        plugin = configured;
        partOfAll = configured.parts().ofAll().getOrNull();
    }

    /** The plugin; null before a configuration was accepted. */
    Configured plugin() {
        return plugin;
    }

    /** What the plugin does with every stream; null where that depends on the stream. */
    Part partOfAll() {
        return partOfAll;
    }

    /** What its configuration calls it, for log lines. */
    Option<String> id() {
        return plugin != null ? plugin.id() : Option.none();
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

    /** Its timer, from now on where it had none. */
    RootTimer timer(Host host) {
        if (timer.isEmpty()) {
            timer = Option.some(new HostTimer(host));
        }
        return timer.get();
    }

    /** Has {@code last} run when it ends, and now what was to run then. */
    void atEnd(Runnable last) {
        end();
        end = Option.some(last);
    }

    /** It has ended, or begins anew. */
    void end() {
        Option<Runnable> last = end;
        end = Option.none();
        if (last.isDefined()) {
            last.get().run();
        }
    }

    /** Does what is due on its timer. */
    void tick(RootCallback callback) {
        if (timer.isDefined()) {
            timer.get().tick(callback);
        }
    }

    /** Whether it is not known yet that held messages are shown, and few enough are watched. */
    boolean wantsWatch() {
        return !holdWorks && watches.size() < HoldWatch.MOST;
    }

    /** Looks after {@code watch} from now on. */
    void watch(HoldWatch watch, Host host) {
        if (watches.isEmpty()) {
            long now = host.now();
            timer(host).add(HoldWatch.JOB, HoldWatch.PERIOD, now);
            timer(host).arm(now);
        }
        watches = watches.prepend(watch);
    }

    /** Held messages are shown: nothing need be watched any more. */
    void learnThatHoldWorks(Host host) {
        if (!holdWorks) {
            holdWorks = true;
            watches = List.empty();
            timer(host).remove(HoldWatch.JOB);
            timer(host).arm(host.now());
        }
    }

    List<HoldWatch> watches() {
        return watches;
    }

    void forget(StreamContext stream) {
        if (watches instanceof List.Cons) {
            watches = watches.reject(watch -> watch.isOf(stream));
        }
    }
}
