package dev.penstock.testkit.model;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The calls that concern the stream whose callback is running. */
abstract sealed class MessagesModel extends ServicesModel permits HostModel {
    private Vector<StreamModel> streams = Vector.empty();
    private Option<StreamModel> current = Option.none();
    private Option<StreamModel> latest = Option.none();
    private final PropertyModel known = new PropertyModel();
    private Vector<Tuple2<String, Bytes>> properties = Vector.empty();
    private final TimersModel timers = new TimersModel();
    private int root;
    private int callback;

    MessagesModel(Platform platform, SharedModel shared) {
        super(platform, shared);
    }

    /** The properties that were set so far, in order, of all streams. */
    public final Seq<Tuple2<String, Bytes>> propertiesSet() {
        return properties;
    }

    /**
     * From now on the proxy has this property, {@code xds}, {@code route_name} for example.
     *
     * @param path its parts, as Envoy names them
     */
    public final void give(Bytes value, String... path) {
        known.give(String.join("\0", path), value);
    }

    /** The filter state {@code wasm.<name>} of the stream that ran last, as an access log would show it. */
    public final Option<Bytes> filterState(String name) {
        return latest.flatMap(stream -> stream.filterState(name));
    }

    /** Whether Higress was asked to keep the route of the stream that ran last when its headers change. */
    public final boolean routeKept() {
        return latest.exists(stream -> stream.wishes().routeKept());
    }

    /** The buffer limit that Higress was asked for, for the stream that ran last, in bytes. */
    public final Option<Integer> bufferLimit(Direction direction) {
        return latest.flatMap(stream -> stream.wishes().limit(direction));
    }

    /** The tags that Higress was asked to put into the trace of the stream that ran last. */
    public final Map<String, String> traceTags() {
        return latest.map(stream -> stream.wishes().traceTags()).getOrElse(LinkedHashMap.empty());
    }

    /** Whether Higress was asked at any time to make this VM anew. */
    public final boolean rebuildAsked() {
        return platform().isHigress() && properties.contains(Tuple.of("wasm_need_rebuild", Bytes.utf8("true")));
    }

    /** The bytes of its bodies that wait in the buffers of the stream that ran last. */
    public final int waiting() {
        return latest.map(stream -> stream.half(Direction.REQUEST).waiting()
                        + stream.half(Direction.RESPONSE).waiting())
                .getOrElse(0);
    }

    final TimersModel timers() {
        return timers;
    }

    /** Those that have begun and not ended. */
    final Vector<StreamModel> streams() {
        return streams;
    }

    /** Begins a callback of {@code stream}, or of no stream: what was lent before is dead. */
    final void enter(Option<StreamModel> stream) {
        callback++;
        current = stream;
        latest = stream.orElse(latest);
        root = stream.map(StreamModel::root).getOrElse(root);
    }

    /** Begins a callback of that root. */
    final void enterRoot(int id) {
        enter(Option.none());
        root = id;
    }

    /** Where there is no such context, the calls that follow concern the root. */
    @Override
    public final boolean turnTo(int context) {
        boolean isRoot = timers.knows(context);
        root = isRoot ? context : root;
        current = streams.find(stream -> stream.id() == context);
        return isRoot || current.isDefined();
    }

    @Override
    final int root() {
        return root;
    }

    /** The stream that the callback has turned to. */
    final Option<StreamModel> current() {
        return current;
    }

    final void opened(StreamModel stream) {
        streams = streams.append(stream);
    }

    final void closed(StreamModel stream) {
        streams = streams.remove(stream);
    }

    @Override
    public final Bytes body(Direction direction, int size) {
        int lentIn = callback;
        return new LentBytes(stream().half(direction).read(size), () -> callback == lentIn);
    }

    @Override
    public final void replaceBody(Direction direction, Bytes body) {
        stream().half(direction).replace(body);
        stream().endWhereOverflown();
    }

    @Override
    public final void prependBody(Direction direction, Bytes prefix) {
        stream().half(direction).prepend(prefix);
        stream().endWhereOverflown();
    }

    @Override
    public final void appendBody(Direction direction, Bytes suffix) {
        stream().half(direction).append(suffix);
        stream().endWhereOverflown();
    }

    /** A map that is not there answers BadArgument, in the log phase NotFound. */
    @Override
    public final Option<Bytes> header(HeaderMap map, String name) {
        Option<FieldMap> there = stream().map(map);
        if (there.isEmpty() && !stream().isFinishing()) {
            throw absent(map);
        }
        return there.flatMap(fields -> fields.first(name));
    }

    /** A map that is not there has no fields. */
    @Override
    public final Headers headers(HeaderMap map) {
        return stream().map(map).map(FieldMap::all).getOrElse(Headers.empty());
    }

    @Override
    public final int headersSize(HeaderMap map) {
        return stream().map(map).map(FieldMap::byteSize).getOrElseThrow(() -> absent(map));
    }

    @Override
    public final void setHeader(HeaderMap map, Header field) {
        writable(map).set(field);
    }

    @Override
    public final void addHeader(HeaderMap map, Header field) {
        writable(map).add(field);
    }

    @Override
    public final void removeHeader(HeaderMap map, String name) {
        writable(map).remove(name);
    }

    private FieldMap writable(HeaderMap map) {
        return stream().map(map).filter(there -> !stream().isFinishing()).getOrElseThrow(() -> absent(map));
    }

    private static HostRefusal absent(HeaderMap map) {
        return new HostRefusal("a call on " + map, HostStatus.BAD_ARGUMENT.code());
    }

    @Override
    public final Option<Bytes> property(String path) {
        return known.find(platform().envoysName(path), current, now())
                .orElse(() -> platform().property(path));
    }

    @Override
    public final void setProperty(String path, Bytes value) {
        StreamModel stream = current.getOrElseThrow(
                () -> new HostRefusal("proxy_set_property(" + path + ")", HostStatus.NOT_FOUND.code()));
        Bytes own = Bytes.copyOf(value.toArray());
        properties = properties.append(Tuple.of(path, own));
        if (!platform().isHigress() || !stream.wish(path, own)) {
            stream.setFilterState(path, own);
        }
    }

    @Override
    public final void sendReply(LocalReply reply) {
        stream().reply(reply);
    }

    @Override
    public final void continueStream(Direction direction) {
        stream().resume(direction);
    }

    @Override
    public final void closeStream() {
        stream().close();
    }

    private StreamModel stream() {
        return current.getOrElseThrow(() -> new HostRefusal("a call on a stream", HostStatus.BAD_ARGUMENT.code()));
    }
}
