package dev.penstock.core.context;

import io.vavr.control.Option;

/** One end of a connection. */
public final class EndpointProperties {
    private final PropertyReads reads;
    private final String end;

    EndpointProperties(PropertyReads reads, String end) {
        this.reads = reads;
        this.end = end;
    }

    /** The IP address without port or brackets, {@code 192.0.2.7} or {@code 2001:db8::7}; of a Unix domain socket its path. */
    public Option<String> address() {
        Option<String> address = reads.text(end, "address");
        return address.isDefined() ? Option.some(SocketAddress.host(address.get())) : address;
    }

    /** The port; none of a Unix domain socket. */
    public Option<Integer> port() {
        return reads.natural(end, "port");
    }
}
