package dev.penstock.core.exchange;

import dev.penstock.core.data.Header;
import io.vavr.control.Option;

/** The opening handshake (RFC 6455 section 4.1; over HTTP/2, which Envoy shows plugins as HTTP/1.1 does, RFC 8441). */
final class WebSocket {
    private WebSocket() {}

    static boolean isAskedForBy(MessageHead request) {
        Option<String> upgrade = request.header("upgrade");
        if (upgrade.isEmpty() || !hasToken(upgrade.get(), "websocket")) {
            return false;
        }
        for (Header field : request.headers()) {
            if (field.name().equals("connection") && hasToken(field.value().utf8(), "upgrade")) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code token} is one of the comma-separated tokens of {@code list}, in any case. */
    private static boolean hasToken(String list, String token) {
        String lower = Header.lowerCase(list);
        for (int start = 0; start <= lower.length(); ) {
            int comma = lower.indexOf(',', start);
            int end = comma < 0 ? lower.length() : comma;
            if (trimmed(lower, start, end).equals(token)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static String trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
