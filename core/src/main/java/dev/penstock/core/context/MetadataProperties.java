package dev.penstock.core.context;

import dev.penstock.core.data.Bytes;
import io.vavr.control.Option;

/**
 * Metadata, {@code <root>.filter_metadata.<namespace>.<key>}. The host does not say of which kind a value is: ask for the one
 * that was put there.
 */
public final class MetadataProperties {
    private final PropertyReads reads;
    private final String[] root;

    MetadataProperties(PropertyReads reads, String... root) {
        this.reads = reads;
        this.root = root.clone();
    }

    /**
     * A value as the host hands it over: UTF-8 of a text, eight bytes of a number (IEEE 754, little end first), one of a truth
     * value, pairs as of a header map of an object.
     *
     * @param key its parts, where objects stand in each other
     */
    public Option<Bytes> bytes(String namespace, String... key) {
        Option<Bytes> found = reads.bytes(path(0, namespace, key));
        return found.isEmpty() && root.length > 1 ? reads.bytes(path(1, namespace, key)) : found;
    }

    /** A text. */
    public Option<String> text(String namespace, String... key) {
        return PropertyReads.textOf(bytes(namespace, key));
    }

    /** A number: metadata knows no others than {@code double}. */
    public Option<Double> number(String namespace, String... key) {
        Option<Long> bits = PropertyReads.numberOf(bytes(namespace, key));
        return bits.isDefined() ? Option.some(Double.longBitsToDouble(bits.get())) : Option.none();
    }

    /** A truth value. */
    public Option<Boolean> truth(String namespace, String... key) {
        return PropertyReads.truthOf(bytes(namespace, key));
    }

    /** {@code xds.route_metadata} is {@code route_metadata} at Higress: the same without its first part. */
    private String[] path(int from, String namespace, String... key) {
        int parents = root.length - from;
        String[] path = new String[parents + 2 + key.length];
        System.arraycopy(root, from, path, 0, parents);
        path[parents] = "filter_metadata";
        path[parents + 1] = namespace;
        System.arraycopy(key, 0, path, parents + 2, key.length);
        return path;
    }
}
