package dev.penstock.core.context;

import io.vavr.control.Option;

/** The host as its bootstrap names it: {@code xds.node.*}, else {@code node.*}, as Higress calls it. Known everywhere. */
public final class NodeProperties {
    private final PropertyReads reads;

    NodeProperties(PropertyReads reads) {
        this.reads = reads;
    }

    /** Its id. */
    public Option<String> id() {
        return text("id");
    }

    /** The cluster of hosts that it belongs to. */
    public Option<String> cluster() {
        return text("cluster");
    }

    /** A text of its metadata. */
    public Option<String> metadata(String key) {
        return text("metadata", key);
    }

    /** The region it runs in. */
    public Option<String> region() {
        return text("locality", "region");
    }

    /** The zone it runs in. */
    public Option<String> zone() {
        return text("locality", "zone");
    }

    private Option<String> text(String... member) {
        Option<String> found = reads.text(under(member, "xds", "node"));
        return found.isDefined() ? found : reads.text(under(member, "node"));
    }

    private static String[] under(String[] member, String... parents) {
        String[] path = new String[parents.length + member.length];
        System.arraycopy(parents, 0, path, 0, parents.length);
        System.arraycopy(member, 0, path, parents.length, member.length);
        return path;
    }
}
