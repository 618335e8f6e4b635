package dev.penstock.guest.wire;

import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LogLevel;

/** The numbers of ABI 0.2.1. */
public final class AbiCodes {
    /** The buffer that holds the plugin configuration. */
    public static final int PLUGIN_CONFIGURATION = 7;

    /** The stream type of a request, which closes the whole HTTP stream. */
    public static final int REQUEST_STREAM = 0;

    private AbiCodes() {}

    /** The answer of a header, body or trailer callback. */
    public static int of(Action action) {
        return switch (action) {
            case CONTINUE -> 0;
            case HOLD -> 1;
        };
    }

    public static int of(LogLevel level) {
        return switch (level) {
            case TRACE -> 0;
            case DEBUG -> 1;
            case INFO -> 2;
            case WARN -> 3;
            case ERROR -> 4;
            case CRITICAL -> 5;
        };
    }

    public static int of(HeaderMap map) {
        return switch (map) {
            case REQUEST_HEADERS -> 0;
            case REQUEST_TRAILERS -> 1;
            case RESPONSE_HEADERS -> 2;
            case RESPONSE_TRAILERS -> 3;
        };
    }

    /** The buffer that holds the body of {@code direction}. */
    public static int bodyOf(Direction direction) {
        return switch (direction) {
            case REQUEST -> 0;
            case RESPONSE -> 1;
        };
    }
}
