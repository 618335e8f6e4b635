package dev.penstock.core.exchange;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.json.Json;
import io.vavr.collection.List;
import java.util.function.UnaryOperator;

/**
 * The verdict that lets things go on, with what shall happen meanwhile. Immutable: each verb returns a new one; what they ask
 * for is done in their order, after the handler has returned.
 *
 * @param <P> the phases in which it may be returned
 * @param <E> its own type
 */
@CheckReturnValue
public abstract sealed class Edit<P extends Phase, E extends Edit<P, E>> implements Verdict<P>
        permits HeadEdit, TrailersEdit, Pass {
    private final List<Effect> latestFirst;
    private final BodyWish wish;

    Edit(List<Effect> latestFirst, BodyWish wish) {
        this.latestFirst = latestFirst;
        this.wish = wish;
    }

    /** This edit with other effects. */
    abstract E with(List<Effect> latestFirst);

    final E and(Effect effect) {
        return with(latestFirst.prepend(effect));
    }

    final List<Effect> latestFirst() {
        return latestFirst;
    }

    /** What shall happen, in order. */
    public final List<Effect> effects() {
        boolean several = latestFirst instanceof List.Cons<Effect> latest && latest.tail() instanceof List.Cons;
        return several ? latestFirst.reverse() : latestFirst;
    }

    /** What is wanted of the body that follows. */
    public final BodyWish wish() {
        return wish;
    }

    /** What becomes of the whole body. */
    public BodyChange change() {
        return BodyChange.NONE;
    }

    @Override
    public final <R> R match(Cases<R> cases) {
        return cases.proceed(this);
    }

    /** Writes a line to the host's log: {@code proxy_log}. */
    public final E log(LogLevel level, String message) {
        return and(new Effect.Log(level, () -> message));
    }

    /** As {@link #log(LogLevel, String)}; the text is made only where the host logs that level. */
    public final E log(LogLevel level, Effect.Text message) {
        return and(new Effect.Log(level, message));
    }

    /** Keeps {@code value} under {@code key}. No host call. */
    public final <T> E keep(Key<T> key, T value) {
        return and(new Effect.Update<>(key, old -> value));
    }

    /** Changes what is kept under {@code key}, when this verdict is carried out. No host call. */
    public final <T> E update(Key<T> key, UnaryOperator<T> change) {
        return and(new Effect.Update<>(key, change));
    }

    /**
     * Sets a property of the stream for other filters, routes and access logs: {@code proxy_set_property}. Envoy keeps it as
     * filter state {@code wasm.<name>}.
     */
    public final E setProperty(String name, Bytes value) {
        return and(new Effect.SetProperty(name, value.owned()));
    }

    /**
     * Notes an attribute of the stream, for {@link #logAttributes} and {@link #traceAttributes} in this or a later phase. One
     * of that name that was noted before is forgotten. No host call.
     *
     * @throws IllegalArgumentException for an empty name or a control character in it
     */
    public final E attribute(String name, String value) {
        return attribute(name, Json.string(value));
    }

    /** As {@link #attribute(String, String)}, of any JSON value. */
    public final E attribute(String name, Json value) {
        return and(Attributes.note(name, value));
    }

    /** As {@link #logAttributes(String)}, with the property {@code custom_log}. */
    public final E logAttributes() {
        return logAttributes("custom_log");
    }

    /**
     * Writes the attributes that were noted so far into a property of the stream, from which an access log takes them: {@code
     * proxy_get_property}, {@code proxy_set_property}. An access log shows it as {@code %FILTER_STATE(wasm.<property>:PLAIN)%},
     * between the quotes of a JSON string. Those of other plugins in it stay; where it holds something else than attributes,
     * that is overwritten, and one warning says so. Without attributes nothing happens.
     *
     * @throws IllegalArgumentException for an empty name or a control character in it
     */
    public final E logAttributes(String property) {
        return and(Attributes.log(property));
    }

    /**
     * Sets the attributes that were noted so far as tags of the stream's trace: {@code proxy_set_property} of {@code
     * trace_span_tag.<name>}, which Higress takes for a tag. Envoy has no call for tags, so there each is also a property of its
     * own, for {@code custom_tags} with {@code %FILTER_STATE(wasm.<name>:PLAIN)%}. Values are written as they are, those that
     * are no texts as JSON.
     */
    public final E traceAttributes() {
        return and(Attributes.trace());
    }

    /** Writes a value of the shared data, whatever is there: {@code proxy_set_shared_data}. */
    public final E share(String key, Bytes value) {
        return and(new Effect.Share(key, value.owned()));
    }

    /**
     * Puts a message into a queue that a plugin of the VMs with {@code vmId} has opened: {@code
     * proxy_enqueue_shared_queue}. Where there is none, that is logged as an error.
     */
    public final E enqueue(String vmId, String queue, Bytes message) {
        return and(new Effect.Enqueue(vmId, queue, message.owned()));
    }

    /** Adds one to a counter: {@code proxy_increment_metric}. */
    public final E increment(Metric.Counter counter) {
        return increment(counter, 1);
    }

    /** Adds to a counter; 0, which Envoy refuses, does nothing. @throws IllegalArgumentException when {@code by} is negative */
    public final E increment(Metric.Counter counter, long by) {
        if (by < 0) {
            throw new IllegalArgumentException("counter '" + counter.name() + "' only grows, got " + by);
        }
        return by == 0 ? with(latestFirst) : and(new Effect.IncrementMetric(counter, by));
    }

    /** Adds to a gauge; {@code by} may be negative. */
    public final E add(Metric.Gauge gauge, long by) {
        return and(new Effect.IncrementMetric(gauge, by));
    }

    /** Sets a gauge: {@code proxy_record_metric}. @throws IllegalArgumentException when {@code value} is negative */
    public final E set(Metric.Gauge gauge, long value) {
        return and(new Effect.RecordMetric(gauge, requireNatural(gauge, value)));
    }

    /** Records a value: {@code proxy_record_metric}. @throws IllegalArgumentException when {@code value} is negative */
    public final E record(Metric.Histogram histogram, long value) {
        return and(new Effect.RecordMetric(histogram, requireNatural(histogram, value)));
    }

    private static long requireNatural(Metric metric, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("metric '" + metric.name() + "' takes values from 0, got " + value);
        }
        return value;
    }

    /**
     * Calls a function that the host registers by name, for what it does: {@code proxy_call_foreign_function}. Where the host
     * has none of that name, one line says so. {@link Asks#callForeign} is for its result.
     */
    public final E callForeign(String name, Bytes argument) {
        return and(new Effect.RunForeign(name, argument.owned()));
    }
}
