package dev.penstock.core.data;

/** Characters that can neither act on a terminal nor begin a line of their own in a log. */
public final class Printable {
    private Printable() {}

    /**
     * Whether {@code code} is no control character (C0, DEL, C1), no line or paragraph separator, no byte order mark and
     * nothing that changes the direction of text.
     */
    public static boolean isPrintable(int code) {
        boolean control = code < 0x20 || (code >= 0x7f && code < 0xa0);
        boolean layout = (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
        return !control && !layout;
    }
}
