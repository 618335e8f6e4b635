package dev.penstock.testkit.trace;

import dev.penstock.testkit.envoy.LogLine;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Reads calls from the log of an Envoy that was started {@linkplain dev.penstock.testkit.envoy.Launch#tracing() tracing}. It logs the
 * raw arguments and results of each call, not the VM: the traces are right where each thread runs one module only.
 */
public final class EnvoyTrace {
    private static final Pattern ENTERED =
            Pattern.compile("\\[(host->vm|vm->host)] (?:\\w+\\.)?(proxy_\\w+)\\(([^)]*)\\)");
    private static final Pattern LEFT =
            Pattern.compile("\\[(?:host<-vm|vm<-host)] (?:\\w+\\.)?(proxy_\\w+) return: (\\w+)");

    private EnvoyTrace() {}

    /**
     * The trace of the worker thread that runs the streams.
     *
     * @throws IllegalStateException when streams run on several threads, or on none
     */
    public static CallTrace ofWorker(Seq<LogLine> log) {
        var workers = callsByThread(log).values().map(OpenCalls::trace).filter(CallTrace::hasStreams);
        if (workers.size() != 1) {
            throw new IllegalStateException("streams on " + workers.size() + " threads, not on one");
        }
        return workers.head();
    }

    /** Whether no call is under way and every stream that began has been deleted. */
    public static boolean isQuiet(Seq<LogLine> log) {
        return callsByThread(log)
                .values()
                .forAll(calls -> calls.open().isEmpty() && calls.trace().isQuiet());
    }

    /** The main thread also starts each plugin, once or twice. */
    private static Map<Integer, OpenCalls> callsByThread(Seq<LogLine> log) {
        return log.filter(line -> line.component().equals("wasm"))
                .foldLeft(HashMap.<Integer, OpenCalls>empty(), EnvoyTrace::add);
    }

    private static HashMap<Integer, OpenCalls> add(HashMap<Integer, OpenCalls> threads, LogLine line) {
        return threads.put(line.thread(), add(threads.getOrElse(line.thread(), OpenCalls.NONE), line.message()));
    }

    private static OpenCalls add(OpenCalls calls, String message) {
        var entered = ENTERED.matcher(message);
        if (entered.matches()) {
            var call = Call.of(entered.group(2), words(entered.group(3)), Texts.UNSEEN);
            return calls.entered(call, entered.group(1).equals("host->vm"));
        }
        var left = LEFT.matcher(message);
        return left.matches() ? calls.left(left.group(1), result(left.group(2))) : calls;
    }

    private static Seq<Long> words(String list) {
        return list.isEmpty() ? Vector.empty() : Vector.of(list.split(", ")).map(EnvoyTrace::word);
    }

    private static Long word(String printed) {
        return new BigInteger(printed).longValue();
    }

    private static Option<Integer> result(String printed) {
        return Option.when(!printed.equals("void"), () -> word(printed).intValue());
    }
}
