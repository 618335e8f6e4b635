package dev.penstock.core.machine;

import dev.penstock.core.data.Bytes;

/** Tells the kinds of bodies by their media types (RFC 9110 section 8.3.1), whatever the case of their letters. */
final class BodyKinds {
    private static final String BINARY_TYPES = " image audio video font ";
    private static final String BINARY_APPLICATIONS = " octet-stream zip gzip pdf protobuf x-protobuf ";
    private static final String APPLICATION = "application/";
    private static final String GRPC = "application/grpc";
    private static final String XML = "+xml";

    private BodyKinds() {}

    /** A content type without its parameters. */
    static Bytes mediaType(Bytes contentType) {
        return contentType.slice(0, endOf(contentType));
    }

    private static int endOf(Bytes contentType) {
        return indexOf("; ", contentType);
    }

    /** The least index at which one of {@code ends} stands, else the size. */
    private static int indexOf(String ends, Bytes text) {
        int at = 0;
        while (at < text.size() && ends.indexOf(text.at(at)) < 0) {
            at++;
        }
        return at;
    }

    static boolean isGrpc(Bytes contentType) {
        int end = GRPC.length();
        return stands(GRPC, contentType, 0, contentType.size())
                && (contentType.size() == end || "+-; ".indexOf(contentType.at(end)) >= 0);
    }

    static boolean isBinary(Bytes contentType) {
        int end = endOf(contentType);
        int slash = indexOf("/; ", contentType);
        if (slash == end) {
            return false;
        }
        return stands(APPLICATION, contentType, 0, end)
                ? isOneOf(BINARY_APPLICATIONS, contentType, slash + 1, end)
                : isOneOf(BINARY_TYPES, contentType, 0, slash) && !stands(XML, contentType, end - XML.length(), end);
    }

    /** Whether the letters from {@code from} to {@code to} are one of {@code words}, which have spaces around them. */
    private static boolean isOneOf(String words, Bytes text, int from, int to) {
        int size = to - from;
        for (int at = 0; at >= 0 && at + size + 1 < words.length(); at = words.indexOf(' ', at + 1)) {
            if (words.charAt(at + size + 1) == ' ' && stands(words, at + 1, size, text, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String word, Bytes text, int from, int to) {
        return from >= 0 && to - from >= word.length() && stands(word, 0, word.length(), text, from);
    }

    private static boolean stands(String words, int at, int size, Bytes text, int from) {
        for (int i = 0; i < size; i++) {
            if (lowerCase(text.at(from + i)) != words.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    private static int lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
}
