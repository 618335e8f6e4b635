package dev.penstock.testkit.model;

import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What the VMs of one id share: values with compare-and-swap numbers, and queues. */
public final class SharedModel {
    private Map<String, Tuple2<Bytes, Integer>> values = HashMap.empty();
    private Vector<String> queues = Vector.empty();
    private Map<Integer, Vector<Bytes>> messages = HashMap.empty();
    private int lastVersion;

    SharedValue read(String key) {
        return values.get(key)
                .map(found -> new SharedValue(key, Option.some(found._1), found._2))
                .getOrElse(() -> new SharedValue(key, Option.none(), SharedValue.ABSENT));
    }

    /** Version 0 writes whatever is there; any other one inserts where nothing is, and must else be the one there is. */
    Swapped write(String key, Bytes value, int version) {
        boolean stale = version != 0 && values.get(key).exists(found -> found._2 != version);
        if (!stale) {
            values = values.put(key, Tuple.of(value, ++lastVersion));
        }
        return stale ? Swapped.CONFLICT : Swapped.STORED;
    }

    int openQueue(String name) {
        if (!queues.contains(name)) {
            queues = queues.append(name);
            messages = messages.put(queues.size(), Vector.empty());
        }
        return queues.indexOf(name) + 1;
    }

    Option<Integer> findQueue(String name) {
        return queues.indexWhereOption(name::equals).map(index -> index + 1);
    }

    void enqueue(int queue, Bytes message) {
        messages = messages.put(queue, of(queue).append(message));
    }

    Option<Bytes> dequeue(int queue) {
        Option<Bytes> next = of(queue).headOption();
        messages = messages.put(queue, of(queue).drop(1));
        return next;
    }

    /** The queues that hold messages. */
    Vector<Integer> ready() {
        return messages.filterValues(held -> !held.isEmpty())
                .keySet()
                .toVector()
                .sorted();
    }

    private Vector<Bytes> of(int queue) {
        return messages.get(queue).getOrElseThrow(() -> new HostRefusal("queue " + queue, HostStatus.NOT_FOUND.code()));
    }
}
