package dev.penstock.core.context;

/** Addresses as Envoy prints them: {@code 192.0.2.7:80}, {@code [2001:db8::7]:80}, the path of a Unix domain socket. */
final class SocketAddress {
    private SocketAddress() {}

    /** The address without its port; the text itself where it is no address with a port. */
    static String host(String address) {
        int colon = address.lastIndexOf(':');
        if (colon <= 0 || !isPort(address, colon + 1)) {
            return address;
        }
        if (address.charAt(0) == '[' && address.charAt(colon - 1) == ']') {
            return address.substring(1, colon - 1);
        }
        return address.indexOf(':') == colon && address.charAt(0) != '/' && address.charAt(0) != '@'
                ? address.substring(0, colon)
                : address;
    }

    private static boolean isPort(String address, int from) {
        boolean digits = from < address.length();
        for (int i = from; i < address.length(); i++) {
            digits &= address.charAt(i) >= '0' && address.charAt(i) <= '9';
        }
        return digits;
    }
}
