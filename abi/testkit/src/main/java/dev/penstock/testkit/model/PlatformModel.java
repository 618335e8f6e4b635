package dev.penstock.testkit.model;

import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.guest.HostRefusal;
import dev.penstock.guest.HostStatus;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What one kind of proxy has and the other has not. */
final class PlatformModel {
    private final Platform platform;
    private Vector<Tuple2<String, Bytes>> foreignCalls = Vector.empty();
    private Seq<UpstreamHost> upstreamHosts = Vector.empty();
    private Option<String> upstreamOverride = Option.none();
    private long memory = 64L << 20;

    PlatformModel(Platform platform) {
        this.platform = platform;
    }

    Option<Bytes> property(String path) {
        return Option.when(
                isHigress() && path.equals("plugin_vm_memory"),
                () -> Bytes.adopt(ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(memory)
                        .array()));
    }

    void memory(long bytes) {
        memory = bytes;
    }

    Option<Bytes> callForeign(String name, Bytes argument) {
        foreignCalls = foreignCalls.append(Tuple.of(name, argument));
        if (isHigress() && name.equals("get_log_level")) {
            return Option.some(Bytes.copyOf(new byte[] {0, 0, 0, 0}));
        }
        return Option.when(isHigress() && name.equals("set_global_max_requests_per_io_cycle"), Bytes.empty());
    }

    /** The cluster of every request has these hosts from now on. */
    void upstreamHosts(Seq<UpstreamHost> hosts) {
        upstreamHosts = hosts;
    }

    Seq<UpstreamHost> upstreamHosts() {
        requireHigress("proxy_get_upstream_hosts");
        return upstreamHosts;
    }

    void overrideUpstream(String host) {
        requireHigress("proxy_set_upstream_override_host");
        upstreamOverride = Option.some(host);
    }

    private void requireHigress(String call) {
        if (!isHigress()) {
            throw new HostRefusal(call, HostStatus.UNIMPLEMENTED.code());
        }
    }

    Vector<Tuple2<String, Bytes>> foreignCalls() {
        return foreignCalls;
    }

    Option<String> upstreamOverride() {
        return upstreamOverride;
    }

    /** The name that Envoy has for a property of Higress; the name itself for others. */
    String envoysName(String path) {
        boolean alias = path.equals("route_name")
                || path.equals("cluster_name")
                || path.startsWith("node\0")
                || path.startsWith("route_metadata\0")
                || path.startsWith("cluster_metadata\0");
        return isHigress() && alias ? "xds\0" + path : path;
    }

    boolean isHigress() {
        return platform == Platform.HIGRESS;
    }
}
