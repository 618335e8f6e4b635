package dev.penstock.guest;

import dev.penstock.core.data.Printable;
import dev.penstock.core.effect.LogLevel;

/** The log lines of one plugin: {@code [name] message}, one line each, whatever the message holds. */
final class PluginLog {
    private static final int MOST_CHARS = 8_000;

    private final Host host;
    private final String name;

    PluginLog(Host host, String name) {
        this.host = host;
        this.name = name;
    }

    /** Never throws, for it is called where failures end: a host that refuses a line cannot be told so. */
    void write(LogLevel level, String message) {
        try {
            host.log(level, "[" + name + "] " + oneLine(message));
        } catch (RuntimeException nobodyLeftToTell) {
            return;
        }
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
