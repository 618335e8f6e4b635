package dev.penstock.guest;

import dev.penstock.core.context.Storage;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.StreamState;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.pipeline.Part;
import io.vavr.control.Option;

/** One HTTP stream: the place where its state is kept between callbacks. */
final class StreamContext {
    private final int id;
    private final RootContext root;
    private final Configured plugin;
    private StreamState state = StreamState.start();
    private Storage storage = Storage.empty();
    private Option<Headers> request = Option.none();
    private Option<Headers> response = Option.none();
    private Option<String> requestId = Option.none();
    private Option<Part> part;
    private boolean chosen;

    StreamContext(int id, RootContext root, Configured plugin) {
        this.id = id;
        this.root = root;
        this.plugin = plugin;
        this.part = plugin.parts().ofAll();
        this.chosen = part.isDefined();
    }

    /** The host's number of this context. */
    int id() {
        return id;
    }

    RootContext root() {
        return root;
    }

    Configured plugin() {
        return plugin;
    }

    /**
     * What the plugin does with this stream: chosen in its first callback, by the request as it is then. None: nothing; so it
     * is where the choice failed.
     */
    Option<Part> part(Views views) {
        if (!chosen) {
            chosen = true;
            part = plugin.parts().of(views.requestHeaders());
        }
        return part;
    }

    StreamState state() {
        return state;
    }

    /**
     * Goes on from {@code before} to {@code next}, unless another callback has taken the stream elsewhere within a host call of this very
     * one, or has ended it: then that stands.
     */
    void enter(StreamState before, StreamState next) {
        if (state == before) {
            state = next;
        }
    }

    void end() {
        state = StreamState.ended();
    }

    boolean hasEnded() {
        return state == StreamState.ended();
    }

    Storage storage() {
        return storage;
    }

    void store(Storage changed) {
        storage = changed;
    }

    /** Keeps headers that later callbacks cannot read any more. */
    void remember(Direction direction, Headers fields) {
        if (direction == Direction.REQUEST) {
            request = Option.some(fields);
        } else {
            response = Option.some(fields);
        }
    }

    Option<Headers> remembered(Direction direction) {
        return direction == Direction.REQUEST ? request : response;
    }

    /** The request's id for log lines, once one was written. */
    Option<String> requestId() {
        return requestId;
    }

    void identify(String id) {
        requestId = Option.some(id);
    }
}
