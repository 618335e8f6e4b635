package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/** What can be read wherever a plugin runs. Each read is a host call of its own unless it says otherwise. */
public interface PluginContext {
    /** The host's clock: {@code proxy_get_current_time_nanoseconds}. */
    Timestamp now();

    /**
     * The value that the plugin keeps under {@code key}. No host call.
     *
     * @throws IllegalStateException for a key of streams where no stream is at hand
     */
    <T> T get(Key<T> key);

    /**
     * The raw value of a property, where the host has it now: {@code proxy_get_property}.
     *
     * @param path its parts, {@code "request", "protocol"} for example
     */
    Option<Bytes> property(String... path);

    /** The properties that Envoy and Higress have by themselves, decoded. */
    default Properties properties() {
        return new Properties(this);
    }

    /** A value of the shared data: {@code proxy_get_shared_data}. */
    SharedValue shared(String key);

    /** The current value of a counter or gauge: {@code proxy_get_metric}. */
    long metric(Metric metric);

    /** Which kind of proxy this is. One host call in the life of a VM: {@code proxy_call_foreign_function}. */
    Platform platform();

    /**
     * Whether this VM leads now, alone of all that share the data: true in one of them at most. None leads where the plugin has no
     * verb that elects a leader. Elected at ticks; one host call, for the clock.
     */
    default boolean isLeader() {
        return get(Candidate.KEY).leads(now().nanos());
    }

    /** Leaves a breadcrumb: where what runs now throws, the log line names it. No host call. */
    void mark(String step);
}
