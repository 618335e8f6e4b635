package dev.penstock.core.effect;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;

/** One thing to ask of the host, as a value. The shell performs the effects of a step in their order. */
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

    /** Writes one line to the host's log: {@code proxy_log}. */
    record Log(LogLevel level, String message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.log(this);
        }
    }

    /** A consumer of effects, one method for each: a new effect does not compile until every consumer knows it. */
    interface Cases<R> {
        R setHeader(SetHeader effect);

        R addHeader(AddHeader effect);

        R removeHeader(RemoveHeader effect);

        R replaceBody(ReplaceBody effect);

        R sendReply(SendReply effect);

        R closeStream(CloseStream effect);

        R log(Log effect);
    }
}
