package dev.penstock.core.call;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import java.time.Duration;

/**
 * One unary call of gRPC: {@code unary("auth.v1.Auth", "Check").message(bytes).timeout(ofMillis(300))}. Immutable. It waits 500 ms for
 * the answer unless it says otherwise.
 */
@CheckReturnValue
public final class GrpcRequest {
    private static final int DEFAULT_TIMEOUT = 500;

    private final String service;
    private final String method;
    private final Headers metadata;
    private final Bytes message;
    private final int timeout;

    private GrpcRequest(String service, String method, Headers metadata, Bytes message, int timeout) {
        this.service = service;
        this.method = method;
        this.metadata = metadata;
        this.message = message;
        this.timeout = timeout;
    }

    /**
     * A call of {@code /service/method} with an empty message.
     *
     * @param service its name with its package, {@code auth.v1.Auth}
     * @throws IllegalArgumentException when either has another character than letters, digits, {@code _} and {@code .}, or none
     */
    public static GrpcRequest unary(String service, String method) {
        requireName("service", service);
        requireName("method", method);
        return new GrpcRequest(service, method, Headers.empty(), Bytes.empty(), DEFAULT_TIMEOUT);
    }

    private static void requireName(String what, String name) {
        boolean valid = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            valid &= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    what + " of a gRPC call must be letters, digits, '_' and '.', got '" + name + "'");
        }
    }

    /** With this message, in the form that the service wants it in, without gRPC's frame. */
    public GrpcRequest message(Bytes other) {
        return new GrpcRequest(service, method, metadata, other.owned(), timeout);
    }

    /**
     * One field of metadata more.
     *
     * @throws IllegalArgumentException when it could split the message, for pseudo-headers and for what gRPC uses itself ({@code
     *     content-type}, {@code te} and names that begin with {@code grpc-})
     */
    public GrpcRequest metadata(String name, String value) {
        Header field = Header.of(name, value);
        String plain = field.name();
        if (plain.startsWith(":") || plain.startsWith("grpc-") || plain.equals("te") || plain.equals("content-type")) {
            throw new IllegalArgumentException("metadata '" + plain + "' is gRPC's own and cannot be set");
        }
        return new GrpcRequest(service, method, metadata.and(field), message, timeout);
    }

    /** Fails when the answer takes longer. @throws IllegalArgumentException when it is less than a millisecond or over an hour */
    public GrpcRequest timeout(Duration longest) {
        return new GrpcRequest(service, method, metadata, message, CallRequest.millisOf(longest));
    }

    /** This request as it is put to the host. */
    public GrpcQuestion to(Cluster cluster) {
        return new GrpcQuestion(cluster, service, method, metadata, message, timeout);
    }
}
