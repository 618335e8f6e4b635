package dev.penstock.testkit.wasm;

import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** The functions of module {@code env} that concern no message. */
final class ContextCalls {
    static final Map<String, HostCall> ALL = HashMap.<String, HostCall>empty()
            .put("proxy_get_log_level", (host, memory, args) -> memory.store(args[0], AbiCodes.of(host.logLevel())))
            .put("proxy_get_current_time_nanoseconds", (host, memory, args) -> memory.store(args[0], host.now()))
            .put("proxy_set_tick_period_milliseconds", (host, memory, args) -> host.tickEvery((int) args[0]))
            .put("proxy_set_effective_context", ContextCalls::setEffectiveContext)
            .put("proxy_get_shared_data", ContextCalls::getSharedData)
            .put("proxy_set_shared_data", ContextCalls::setSharedData)
            .put(
                    "proxy_register_shared_queue",
                    (host, memory, args) -> memory.store(args[2], host.openQueue(memory.text(args[0], args[1]))))
            .put("proxy_resolve_shared_queue", ContextCalls::resolveSharedQueue)
            .put(
                    "proxy_enqueue_shared_queue",
                    (host, memory, args) -> host.enqueue((int) args[0], memory.bytes(args[1], args[2])))
            .put("proxy_dequeue_shared_queue", ContextCalls::dequeueSharedQueue)
            .put(
                    "proxy_define_metric",
                    (host, memory, args) ->
                            memory.store(args[3], host.defineMetric(metric(args[0], memory.text(args[1], args[2])))))
            .put("proxy_increment_metric", (host, memory, args) -> host.incrementMetric((int) args[0], args[1]))
            .put("proxy_record_metric", (host, memory, args) -> host.recordMetric((int) args[0], args[1]))
            .put("proxy_get_metric", (host, memory, args) -> memory.store(args[1], host.metric((int) args[0])))
            .put("proxy_call_foreign_function", ContextCalls::callForeignFunction);

    private ContextCalls() {}

    private static void setEffectiveContext(Host host, GuestMemory memory, long... args) {
        if (!host.turnTo((int) args[0])) {
            throw refused("context " + args[0], HostStatus.BAD_ARGUMENT);
        }
    }

    private static void getSharedData(Host host, GuestMemory memory, long... args) {
        SharedValue found = host.shared(memory.text(args[0], args[1]));
        memory.lend(found.value().getOrElseThrow(() -> refused(found.key(), HostStatus.NOT_FOUND)), args[2], args[3]);
        memory.store(args[4], found.version());
    }

    private static void setSharedData(Host host, GuestMemory memory, long... args) {
        String key = memory.text(args[0], args[1]);
        if (host.share(key, memory.bytes(args[2], args[3]), (int) args[4]) == Swapped.CONFLICT) {
            throw refused(key, HostStatus.CAS_MISMATCH);
        }
    }

    private static void resolveSharedQueue(Host host, GuestMemory memory, long... args) {
        String name = memory.text(args[2], args[3]);
        int queue = host.findQueue(memory.text(args[0], args[1]), name)
                .getOrElseThrow(() -> refused(name, HostStatus.NOT_FOUND));
        memory.store(args[4], queue);
    }

    private static void dequeueSharedQueue(Host host, GuestMemory memory, long... args) {
        var message = host.dequeue((int) args[0]).getOrElseThrow(() -> refused("queue", HostStatus.EMPTY));
        memory.lend(message, args[1], args[2]);
    }

    private static void callForeignFunction(Host host, GuestMemory memory, long... args) {
        String name = memory.text(args[0], args[1]);
        var result = host.callForeign(name, memory.bytes(args[2], args[3]))
                .getOrElseThrow(() -> refused(name, HostStatus.NOT_FOUND));
        memory.lend(result, args[4], args[5]);
    }

    private static Metric metric(long type, String name) {
        if (type == 0) {
            return Metric.counter(name);
        }
        return type == 1 ? Metric.gauge(name) : Metric.histogram(name);
    }

    private static HostRefusal refused(String call, HostStatus status) {
        return new HostRefusal(call, status.code());
    }
}
