package dev.penstock.guest;

import dev.penstock.core.effect.LogLevel;

/** The log lines of one plugin: {@code [name] message}, one line each, whatever the message holds. */
final class PluginLog {
    private final Host host;
    private final String name;

    PluginLog(Host host, String name) {
        this.host = host;
        this.name = name;
    }

    void write(LogLevel level, String message) {
        host.log(level, "[" + name + "] " + oneLine(message));
    }

    /** Control characters would let data of a request begin a line of its own. */
    private static String oneLine(String message) {
        char[] shown = message.toCharArray();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] < ' ' || shown[i] == 0x7f) {
                shown[i] = ' ';
            }
        }
        return new String(shown);
    }
}
