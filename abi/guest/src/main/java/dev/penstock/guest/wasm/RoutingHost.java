package dev.penstock.guest.wasm;

import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.data.Headers;
import dev.penstock.guest.wire.HeaderMapCodec;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.teavm.interop.Address;

/** The hosts that a request may go to, through imports that Envoy does not have. */
abstract class RoutingHost extends GrpcHost {
    @Override
    public final Seq<UpstreamHost> upstreamHosts() {
        Address lent = Arena.allocate(8);
        Calls.require("proxy_get_upstream_hosts", Imports.getUpstreamHosts(lent, lent.add(4)));
        Headers pairs =
                HeaderMapCodec.decode(Calls.lent(lent)).getOrElseThrow(reason -> new IllegalStateException(reason));
        return List.ofAll(pairs).map(pair -> new UpstreamHost(pair.name(), pair.value()));
    }

    @Override
    public final void overrideUpstream(String host) {
        LinearBytes placed = LinearBytes.text(host);
        int status = Imports.setUpstreamOverrideHost(placed.address(), placed.size());
        Calls.require("proxy_set_upstream_override_host", host, status);
    }
}
