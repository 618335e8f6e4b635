package dev.penstock.guest;

import dev.penstock.core.context.Storage;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.StreamState;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.pipeline.Part;

/** One HTTP stream: the place where its state is kept between callbacks. */
final class StreamContext {
    private final int id;
    private final RootContext root;
    private final Configured plugin;
    private StreamState state = StreamState.start();
    private Storage storage = Storage.empty();
    /** Null unless they are kept. */
    private Headers request;
    /** Null unless they are kept. */
    private Headers response;
    /** Null before a line was written. */
    private String requestId;
    /** Null where there is none, and before it is chosen. */
    private Part part;

    private boolean chosen;

    /** A stream of {@code root}, which has a plugin. */
    StreamContext(int id, RootContext root) {
        this.id = id;
        this.root = root;
        this.plugin = root.plugin();
        this.part = root.partOfAll();
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
     * What the plugin does with this stream: chosen in its first callback, by the request as it is then. Null: nothing; so it
     * is where the choice failed.
     */
    Part part(Views views) {
        return part != null || chosen ? part : choose(views);
    }

    private Part choose(Views views) {
        chosen = true;
        part = plugin.parts().of(views.requestHeaders()).getOrNull();
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
            request = fields;
        } else {
            response = fields;
        }
    }

    /** The headers of {@code direction}, if they are kept; else null. */
    Headers remembered(Direction direction) {
        return direction == Direction.REQUEST ? request : response;
    }

    /** The request's id for log lines; null before one was written. */
    String requestId() {
        return requestId;
    }

    void identify(String id) {
        requestId = id;
    }
}
