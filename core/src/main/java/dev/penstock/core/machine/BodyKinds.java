package dev.penstock.core.machine;

import dev.penstock.core.data.Header;
import dev.penstock.core.exchange.MessageHead;
import io.vavr.control.Option;

/** Tells the kinds of bodies by their headers. */
final class BodyKinds {
    private static final String BINARY_TYPES = " image audio video font ";
    private static final String BINARY_APPLICATIONS = " octet-stream zip gzip pdf protobuf x-protobuf ";

    private BodyKinds() {}

    /** The first content coding that changes bytes (RFC 9110 section 8.4.1; {@code identity} does not). */
    static Option<String> coding(MessageHead message) {
        if (message.has("content-encoding")) {
            for (Header field : message.headers()) {
                String value =
                        field.name().equals("content-encoding") ? field.value().utf8() : "";
                if (!value.isEmpty() && !Header.lowerCase(value).equals("identity")) {
                    return Option.some(value);
                }
            }
        }
        return Option.none();
    }

    /** The media type in lower case, without parameters (RFC 9110 section 8.3.1); empty where there is none. */
    static String mediaType(MessageHead message) {
        String type = Header.lowerCase(message.header("content-type").getOrElse(""));
        int end = 0;
        while (end < type.length() && type.charAt(end) != ';' && type.charAt(end) != ' ') {
            end++;
        }
        return type.substring(0, end);
    }

    static boolean isGrpc(String mediaType) {
        return mediaType.startsWith("application/grpc")
                && (mediaType.length() == 16 || "+-".indexOf(mediaType.charAt(16)) >= 0);
    }

    static boolean isBinary(String mediaType) {
        int slash = mediaType.indexOf('/');
        if (slash < 0) {
            return false;
        }
        return mediaType.startsWith("application/")
                ? isOneOf(BINARY_APPLICATIONS, mediaType, slash + 1, mediaType.length())
                : isOneOf(BINARY_TYPES, mediaType, 0, slash) && !mediaType.endsWith("+xml");
    }

    /** Whether the letters from {@code from} to {@code to} are one of {@code words}, which have spaces around them. */
    private static boolean isOneOf(String words, String text, int from, int to) {
        int size = to - from;
        for (int at = 0; at >= 0 && at + size + 1 < words.length(); at = words.indexOf(' ', at + 1)) {
            if (words.charAt(at + size + 1) == ' ' && words.regionMatches(at + 1, text, from, size)) {
                return true;
            }
        }
        return false;
    }
}
