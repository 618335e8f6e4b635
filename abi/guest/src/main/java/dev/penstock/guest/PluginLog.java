package dev.penstock.guest;

import dev.penstock.core.data.Printable;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.guest.wire.AbiCodes;

/**
 * The log lines of one plugin: {@code [plugin] [plugin id] [request id] message}, one line each, whatever the message holds;
 * {@code nil} stands for an id that there is not.
 */
final class PluginLog {
    private static final int MOST_CHARS = 8_000;
    private static final String PLAIN = "-_.:+/=";

    private final Host host;
    private final String name;

    PluginLog(Host host, String name) {
        this.host = host;
        this.name = name;
    }

    /** Whether the host logs that level; warnings and worse are always offered to it. */
    boolean logs(LogLevel level) {
        int severity = AbiCodes.of(level);
        return severity >= AbiCodes.of(LogLevel.WARN) || severity >= AbiCodes.of(host.logLevel());
    }

    /** Never throws, for it is called where failures end: a host that refuses a line cannot be told so. */
    void write(LogLevel level, String id, String requestId, Effect.Text message) {
        try {
            if (logs(level)) {
                host.log(
                        level,
                        "[" + name + "] [" + plain(id) + "] [" + plain(requestId) + "] " + oneLine(message.get()));
            }
        } catch (Throwable nobodyLeftToTell) {
            return;
        }
    }

    /** Ids may be a client's: what could be taken for other parts of a line is shown as {@code ?}. */
    private static String plain(String id) {
        char[] shown = id.toCharArray();
        int length = Math.min(shown.length, 128);
        for (int i = 0; i < length; i++) {
            if (!isPlain(shown[i])) {
                shown[i] = '?';
            }
        }
        return length == 0 ? "nil" : new String(shown, 0, length);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    /** Control characters would let data of a request begin a line of its own; what is too long is cut. */
    private static String oneLine(String message) {
        char[] shown = message.toCharArray();
        int length = Math.min(shown.length, MOST_CHARS);
        for (int i = 0; i < length; i++) {
            if (!Printable.isPrintable(shown[i])) {
                shown[i] = ' ';
            }
        }
        String line = new String(shown, 0, length);
        return length == shown.length ? line : line + "... (" + shown.length + " characters)";
    }
}
