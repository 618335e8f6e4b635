package dev.penstock.core.context;

import io.vavr.control.Option;

/**
 * What the host knows of a stream, its connections and itself, decoded: {@code proxy_get_property}. The names are those of
 * Envoy's attributes.
 *
 * <p>Each read is one host call, a second one where the first name is not known and another host has its own for it; nothing
 * is kept. None: the host does not have it, or not in this phase, or in another form than the one stated. What depends on a
 * stream is none where no stream is at hand.
 */
public final class Properties {
    private final PropertyReads reads;

    Properties(PluginContext context) {
        this.reads = new PropertyReads(context);
    }

    /** {@code request.*}. */
    public RequestProperties request() {
        return new RequestProperties(reads);
    }

    /** {@code response.*}. */
    public ResponseProperties response() {
        return new ResponseProperties(reads);
    }

    /** {@code connection.*}: the one of the client. */
    public ConnectionProperties connection() {
        return new ConnectionProperties(reads);
    }

    /** {@code source.*}: the client's end of its connection, or what a proxy protocol or trusted header says of it. */
    public EndpointProperties source() {
        return new EndpointProperties(reads, "source");
    }

    /** {@code destination.*}: the host's end of the client's connection. */
    public EndpointProperties destination() {
        return new EndpointProperties(reads, "destination");
    }

    /** {@code upstream.*}: where the request went. Known once the host has a connection to it, not before the request goes on. */
    public UpstreamProperties upstream() {
        return new UpstreamProperties(reads);
    }

    /** {@code xds.node.*}: the host itself. */
    public NodeProperties node() {
        return new NodeProperties(reads);
    }

    /** {@code plugin_*}: this plugin as the host's configuration has it. */
    public PluginProperties plugin() {
        return new PluginProperties(reads);
    }

    /** {@code xds.route_name}: the route that the request matched, else {@code route_name}, as Higress calls it. */
    public Option<String> routeName() {
        return reads.textOr("route_name", "xds", "route_name");
    }

    /** {@code xds.cluster_name}: the cluster that the route names, else {@code cluster_name}, as Higress calls it. */
    public Option<String> clusterName() {
        return reads.textOr("cluster_name", "xds", "cluster_name");
    }

    /** {@code xds.virtual_host_name}. */
    public Option<String> virtualHostName() {
        return reads.text("xds", "virtual_host_name");
    }

    /** {@code metadata}: what filters have said of this stream, its dynamic metadata. */
    public MetadataProperties metadata() {
        return new MetadataProperties(reads, "metadata");
    }

    /** {@code xds.route_metadata}: what the configuration says of the route. */
    public MetadataProperties routeMetadata() {
        return new MetadataProperties(reads, "xds", "route_metadata");
    }

    /** {@code xds.cluster_metadata}: what the configuration says of the cluster. */
    public MetadataProperties clusterMetadata() {
        return new MetadataProperties(reads, "xds", "cluster_metadata");
    }
}
