package dev.penstock.core.exchange;

import dev.penstock.core.call.Cluster;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.json.Json;
import io.vavr.control.Option;

/**
 * One stream as a handler looks at it. Valid until the handler returns.
 *
 * <p>The request's headers can be read in every phase. Envoy takes them away when the request goes on, so a plugin with a
 * handler of the response or of trailers has them read, whole, once for each request ({@code proxy_get_header_map_pairs}).
 */
public interface Exchange extends PluginContext {
    /** The request's headers. */
    RequestHead request();

    /**
     * The cluster that the request's route names, called by the request's authority; none where no route matches or it names none.
     * {@code xds.cluster_name}, on Higress {@code cluster_name}: where the request would go if nothing rerouted it from here.
     */
    default Option<Cluster> routeCluster() {
        return properties().clusterName().filter(Cluster::isName).map(name -> {
            Option<String> authority = request().authority().filter(Cluster::isName);
            return authority.isDefined() ? new Cluster(name, authority.get()) : Cluster.named(name);
        });
    }

    /** The attribute of that name as it was noted last, see {@link Edit#attribute(String, String)}. No host call. */
    default Option<Json> attribute(String name) {
        return Attributes.find(name, this);
    }
}
