package dev.penstock.testkit.wasm;

import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.Host;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** The functions of module {@code env} by which a plugin chooses the host that a request goes to. */
final class RoutingHostCalls {
    static final Map<String, HostCall> ALL = HashMap.<String, HostCall>empty()
            .put("proxy_get_upstream_hosts", RoutingHostCalls::getUpstreamHosts)
            .put(
                    "proxy_set_upstream_override_host",
                    (host, memory, args) -> host.overrideUpstream(memory.text(args[0], args[1])));

    private RoutingHostCalls() {}

    /** In the form of a header map, with addresses for names. */
    private static void getUpstreamHosts(Host host, GuestMemory memory, long... args) {
        Headers pairs = Headers.of(host.upstreamHosts()
                .map(known -> new Header(known.address(), known.details()))
                .toList());
        memory.lend(HeaderMapCodec.encode(pairs), args[0], args[1]);
    }
}
