package dev.penstock.core.call;

import dev.penstock.core.data.Printable;

/**
 * Where a call goes: a cluster that the proxy is configured with, and what the request says as its {@code :authority}. The cluster of
 * a request's own route is {@code Exchange.routeCluster()}.
 *
 * @param name as the proxy's configuration has it
 * @param host the authority unless the request says another one
 */
public record Cluster(String name, String host) {
    private static final String DEFAULT_NAMESPACE = "default";

    /** @throws IllegalArgumentException for an empty name or host, and for one with a space or a character that cannot be seen */
    public Cluster {
        requireVisible("name", name);
        requireVisible("host", host);
    }

    /** A cluster of Envoy's configuration by its name, which is the authority too. */
    public static Cluster named(String name) {
        return new Cluster(name, name);
    }

    /** A service of Kubernetes: {@code outbound|8080||reviews.shop.svc.cluster.local}. An empty namespace is {@code default}. */
    public static Cluster k8s(String service, String namespace, int port) {
        return k8s(service, namespace, port, "");
    }

    /** As {@link #k8s(String, String, int)}, of a version, which is a subset of the cluster. */
    public static Cluster k8s(String service, String namespace, int port, String version) {
        String host = requirePart("service", service) + "." + (namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace)
                + ".svc.cluster.local";
        return outbound(port, version, host, host);
    }

    /** A service that Nacos knows. An empty group is {@code DEFAULT-GROUP}; {@code _} in it becomes {@code -}. */
    public static Cluster nacos(String service, String group, String namespaceId, int port, String version) {
        return nacos(service, group, namespaceId, port, version, ".nacos");
    }

    /** As {@link #nacos}, in a registry outside. */
    public static Cluster externalNacos(String service, String group, String namespaceId, int port, String version) {
        return nacos(service, group, namespaceId, port, version, ".nacos-ext");
    }

    private static Cluster nacos(
            String service, String group, String namespaceId, int port, String version, String registry) {
        String shownGroup = group.isEmpty() ? "DEFAULT-GROUP" : group.replace('_', '-');
        String domain = requirePart("service", service) + "." + shownGroup + "." + namespaceId + registry;
        return outbound(port, version, domain, service);
    }

    /** A service with static addresses. */
    public static Cluster staticIp(String service, int port) {
        return outbound(port, "", requirePart("service", service) + ".static", service);
    }

    /** A service whose addresses a name server knows under {@code domain}. */
    public static Cluster dns(String service, String domain, int port) {
        return outbound(port, "", requirePart("service", service) + ".dns", domain);
    }

    /** A service that Consul knows. */
    public static Cluster consul(String service, String datacenter, int port) {
        return outbound(port, "", requirePart("service", service) + "." + datacenter + ".consul", service);
    }

    /** A service by its full domain name. */
    public static Cluster fqdn(String name, int port) {
        return outbound(port, "", requirePart("name", name), name);
    }

    /** This cluster with another authority. */
    public Cluster host(String other) {
        return new Cluster(name, other);
    }

    private static Cluster outbound(int port, String version, String domain, String host) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port of service '" + domain + "' must be 1 to 65535, got " + port);
        }
        return new Cluster("outbound|" + port + "|" + version + "|" + domain, host);
    }

    private static String requirePart(String what, String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException(what + " of a cluster must not be empty");
        }
        return part;
    }

    /** Whether {@code text} can be the name of a cluster: visible characters, at least one. */
    public static boolean isName(String text) {
        boolean visible = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            visible &= text.charAt(i) != ' ' && Printable.isPrintable(text.charAt(i));
        }
        return visible;
    }

    private static void requireVisible(String what, String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException(what + " of a cluster must be visible characters, got '" + text + "'");
        }
    }
}
