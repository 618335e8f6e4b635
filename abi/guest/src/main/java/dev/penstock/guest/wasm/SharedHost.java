package dev.penstock.guest.wasm;

import dev.penstock.core.context.Metric;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.Host;
import dev.penstock.guest.HostStatus;
import dev.penstock.guest.wire.AbiCodes;
import io.vavr.control.Option;
import org.teavm.interop.Address;

/** What the proxy shares between VMs and has besides messages, through the module's imports. */
abstract class SharedHost implements Host {
    @Override
    public SharedValue shared(String key) {
        LinearBytes name = LinearBytes.text(key);
        Address lent = Arena.allocate(12);
        int status = Imports.getSharedData(name.address(), name.size(), lent, lent.add(4), lent.add(8));
        if (status == HostStatus.NOT_FOUND.code()) {
            return new SharedValue(key, Option.none(), SharedValue.ABSENT);
        }
        Calls.require("proxy_get_shared_data", key, status);
        return new SharedValue(
                key, Option.some(Calls.lent(lent).owned()), lent.add(8).getInt());
    }

    @Override
    public Swapped share(String key, Bytes value, int version) {
        LinearBytes name = LinearBytes.text(key);
        LinearBytes placed = LinearBytes.place(value);
        int status = Imports.setSharedData(name.address(), name.size(), placed.address(), placed.size(), version);
        if (status == HostStatus.CAS_MISMATCH.code()) {
            return Swapped.CONFLICT;
        }
        Calls.require("proxy_set_shared_data", key, status);
        return Swapped.STORED;
    }

    @Override
    public int openQueue(String name) {
        LinearBytes placed = LinearBytes.text(name);
        Address queue = Arena.allocate(4);
        int status = Imports.registerSharedQueue(placed.address(), placed.size(), queue);
        Calls.require("proxy_register_shared_queue", name, status);
        return queue.getInt();
    }

    @Override
    public Option<Integer> findQueue(String vmId, String name) {
        LinearBytes vm = LinearBytes.text(vmId);
        LinearBytes placed = LinearBytes.text(name);
        Address queue = Arena.allocate(4);
        int status = Imports.resolveSharedQueue(vm.address(), vm.size(), placed.address(), placed.size(), queue);
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        Calls.require("proxy_resolve_shared_queue", name, status);
        return Option.some(queue.getInt());
    }

    @Override
    public void enqueue(int queue, Bytes message) {
        LinearBytes placed = LinearBytes.place(message);
        int status = Imports.enqueueSharedQueue(queue, placed.address(), placed.size());
        Calls.require("proxy_enqueue_shared_queue", status);
    }

    @Override
    public Option<Bytes> dequeue(int queue) {
        Address lent = Arena.allocate(8);
        int status = Imports.dequeueSharedQueue(queue, lent, lent.add(4));
        if (status == HostStatus.EMPTY.code()) {
            return Option.none();
        }
        Calls.require("proxy_dequeue_shared_queue", status);
        return Option.some(Calls.lent(lent).owned());
    }

    @Override
    public int defineMetric(Metric metric) {
        LinearBytes name = LinearBytes.text(metric.name());
        Address number = Arena.allocate(4);
        int status = Imports.defineMetric(AbiCodes.of(metric), name.address(), name.size(), number);
        Calls.require("proxy_define_metric", metric.name(), status);
        return number.getInt();
    }

    @Override
    public void incrementMetric(int metric, long by) {
        Calls.require("proxy_increment_metric", Imports.incrementMetric(metric, by));
    }

    @Override
    public void recordMetric(int metric, long value) {
        Calls.require("proxy_record_metric", Imports.recordMetric(metric, value));
    }

    @Override
    public long metric(int metric) {
        Address value = Arena.allocate(8);
        Calls.require("proxy_get_metric", Imports.getMetric(metric, value));
        return value.getLong();
    }

    @Override
    public Option<Bytes> callForeign(String name, Bytes argument) {
        LinearBytes wanted = LinearBytes.text(name);
        LinearBytes placed = LinearBytes.place(argument);
        Address lent = Arena.allocate(8);
        int status = Imports.callForeignFunction(
                wanted.address(), wanted.size(), placed.address(), placed.size(), lent, lent.add(4));
        if (status == HostStatus.NOT_FOUND.code()) {
            return Option.none();
        }
        Calls.require("proxy_call_foreign_function", name, status);
        return Option.some(Calls.lent(lent).owned());
    }
}
