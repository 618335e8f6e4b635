package dev.penstock.guest.wire;

import dev.penstock.core.context.Metric;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LogLevel;

/** The numbers of ABI 0.2.1. Comparisons, not switches: the tables of a switch over an enum cost a module 1 KB. */
public final class AbiCodes {
    /** The buffer that holds the plugin configuration. */
    public static final int PLUGIN_CONFIGURATION = 7;

    /** The buffer that holds the body of what answers an HTTP call. */
    public static final int CALL_BODY = 4;

    /** The buffer of a message that answers a call of gRPC. */
    public static final int GRPC_MESSAGE = 5;

    /** The buffer of a reply of Redis, on Higress. */
    public static final int REDIS_REPLY = 9;

    /** The map that holds the headers of what answers an HTTP call. */
    public static final int CALL_HEADERS = 6;

    /** The map that holds the trailers of what answers an HTTP call. */
    public static final int CALL_TRAILERS = 7;

    /** The stream type of a request, which closes the whole HTTP stream. */
    public static final int REQUEST_STREAM = 0;

    private AbiCodes() {}

    /** The answer of a header, body or trailer callback. */
    public static int of(Action action) {
        return action == Action.CONTINUE ? 0 : 1;
    }

    /** The stream type. */
    public static int streamOf(Direction direction) {
        return direction == Direction.REQUEST ? REQUEST_STREAM : 1;
    }

    /** The severity of {@code proxy_log}. */
    public static int of(LogLevel level) {
        if (level == LogLevel.TRACE) {
            return 0;
        }
        if (level == LogLevel.DEBUG) {
            return 1;
        }
        if (level == LogLevel.INFO) {
            return 2;
        }
        if (level == LogLevel.WARN) {
            return 3;
        }
        return level == LogLevel.ERROR ? 4 : 5;
    }

    /** The severity with that number; a larger number, with which Envoy logs nothing, counts as the worst. */
    public static LogLevel logLevel(int code) {
        for (LogLevel level : LogLevel.values()) {
            if (of(level) == code) {
                return level;
            }
        }
        return LogLevel.CRITICAL;
    }

    /** The type of a metric: counter, gauge, histogram. */
    public static int of(Metric metric) {
        if (metric instanceof Metric.Counter) {
            return 0;
        }
        return metric instanceof Metric.Gauge ? 1 : 2;
    }

    /** The header map type. */
    public static int of(HeaderMap map) {
        if (map == HeaderMap.REQUEST_HEADERS) {
            return 0;
        }
        if (map == HeaderMap.REQUEST_TRAILERS) {
            return 1;
        }
        return map == HeaderMap.RESPONSE_HEADERS ? 2 : 3;
    }

    /** The buffer that holds the body of {@code direction}. */
    public static int bodyOf(Direction direction) {
        return direction == Direction.REQUEST ? 0 : 1;
    }
}
