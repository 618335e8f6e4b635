package dev.penstock.core.effect;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import io.vavr.collection.List;
import java.util.function.UnaryOperator;

/**
 * One thing to ask of the host, as a value. The shell performs the effects of a step in their order. The machine alone makes
 * those that end a stream.
 */
public sealed interface Effect {
    <R> R match(Cases<R> cases);

    /** Replaces all values of the field's name with its value: {@code proxy_replace_header_map_value}. */
    record SetHeader(HeaderMap map, Header field) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.setHeader(this);
        }
    }

    /** Adds the field beside others of its name: {@code proxy_add_header_map_value}. */
    record AddHeader(HeaderMap map, Header field) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.addHeader(this);
        }
    }

    /** Removes all values of {@code name}: {@code proxy_remove_header_map_value}. */
    record RemoveHeader(HeaderMap map, String name) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.removeHeader(this);
        }
    }

    /** Replaces all that the host's body buffer holds: {@code proxy_set_buffer_bytes}. */
    record ReplaceBody(Direction direction, Bytes body) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replaceBody(this);
        }
    }

    /** Puts bytes before what the host's body buffer holds: {@code proxy_set_buffer_bytes}. */
    record PrependBody(Direction direction, Bytes prefix) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.prependBody(this);
        }
    }

    /** Puts bytes behind what the host's body buffer holds: {@code proxy_set_buffer_bytes}. */
    record AppendBody(Direction direction, Bytes suffix) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.appendBody(this);
        }
    }

    /** Ends the exchange with a response of the plugin: {@code proxy_send_local_response}. */
    record SendReply(LocalReply reply) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendReply(this);
        }
    }

    /** Resets the stream: {@code proxy_close_stream}. */
    record CloseStream() implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closeStream(this);
        }
    }

    /**
     * A message that waited goes on, with all that the host holds of it: {@code proxy_continue_stream}. The last effect of an
     * answer's callback, for the host takes the message's maps and buffer away with it.
     */
    record ContinueStream(Direction direction) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.continueStream(this);
        }
    }

    /** Keeps what an answer to the root context leads to, until it comes. Nothing is asked of the host. */
    record AwaitAnswer(Progress.Awaiting<List<Effect>> awaiting) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.awaitAnswer(this);
        }
    }

    /**
     * A message is held until its body has come, which a host must be configured for: it is watched whether the body comes to
     * the plugin at all.
     */
    record WatchHold(Direction direction) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.watchHold(this);
        }
    }

    /** The body of a held message has come to the plugin, so the host is configured for that. */
    record HoldWorks() implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.holdWorks(this);
        }
    }

    /** Writes one line to the host's log, where it logs that level: {@code proxy_log}. */
    record Log(LogLevel level, Text message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.log(this);
        }
    }

    /** As {@link Log}, but the same text once only under each configuration. */
    record LogOnce(LogLevel level, String message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.logOnce(this);
        }
    }

    /** Changes a value that the plugin keeps. Nothing is asked of the host. */
    record Update<T>(Key<T> key, UnaryOperator<T> change) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.update(this);
        }
    }

    /** Sets a property of the stream: {@code proxy_set_property}. Envoy keeps it as filter state {@code wasm.<path>}. */
    record SetProperty(String path, Bytes value) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.setProperty(this);
        }
    }

    /** Writes a value of the shared data, whatever is there: {@code proxy_set_shared_data}. */
    record Share(String key, Bytes value) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.share(this);
        }
    }

    /** Puts a message into a queue of the VMs with that id: {@code proxy_resolve_shared_queue}, {@code proxy_enqueue_shared_queue}. */
    record Enqueue(String vmId, String queue, Bytes message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.enqueue(this);
        }
    }

    /** Adds to a counter or gauge: {@code proxy_increment_metric}. */
    record IncrementMetric(Metric metric, long by) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.incrementMetric(this);
        }
    }

    /** Sets a gauge or records a value of a histogram: {@code proxy_record_metric}. */
    record RecordMetric(Metric metric, long value) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.recordMetric(this);
        }
    }

    /** Sends the request to this host of its cluster, {@code address:port}: a function of Higress. */
    record OverrideUpstream(String host) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.overrideUpstream(this);
        }
    }

    /** Calls a function that the host registers by name, for what it does: {@code proxy_call_foreign_function}. */
    record RunForeign(String name, Bytes argument) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.runForeign(this);
        }
    }

    /** One list of effects or the other, by the host. */
    record ByPlatform(List<Effect> onHigress, List<Effect> onEnvoy) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byPlatform(this);
        }
    }

    /** Effects that depend on what is read at that moment, after those before them. */
    record Derived(Derivation from) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.derived(this);
        }
    }

    /** The text of a log line, made only where it is written. */
    @FunctionalInterface
    interface Text {
        String get();
    }

    /** What effects become of reads. Pure but for them. */
    @FunctionalInterface
    interface Derivation {
        List<Effect> derive(PluginContext context);
    }

    /** A consumer of effects, one method for each: a new effect does not compile until every consumer knows it. */
    interface Cases<R> {
        R setHeader(SetHeader effect);

        R addHeader(AddHeader effect);

        R removeHeader(RemoveHeader effect);

        R replaceBody(ReplaceBody effect);

        R prependBody(PrependBody effect);

        R appendBody(AppendBody effect);

        R sendReply(SendReply effect);

        R closeStream(CloseStream effect);

        R continueStream(ContinueStream effect);

        R awaitAnswer(AwaitAnswer effect);

        R watchHold(WatchHold effect);

        R holdWorks(HoldWorks effect);

        R log(Log effect);

        R logOnce(LogOnce effect);

        <T> R update(Update<T> effect);

        R setProperty(SetProperty effect);

        R share(Share effect);

        R enqueue(Enqueue effect);

        R incrementMetric(IncrementMetric effect);

        R recordMetric(RecordMetric effect);

        R overrideUpstream(OverrideUpstream effect);

        R runForeign(RunForeign effect);

        R byPlatform(ByPlatform effect);

        R derived(Derived effect);
    }
}
