package dev.penstock.core.call;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A request that a plugin sends itself: {@code get("/check").header("authorization", token).timeout(ofMillis(300))}. Immutable;
 * meant to be begun with statically imported methods. It waits 500 ms for the answer unless it says otherwise.
 */
@CheckReturnValue
public final class CallRequest {
    private static final int DEFAULT_TIMEOUT = 500;
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MOST_TIMEOUT = Duration.ofHours(1);

    private final String method;
    private final String target;
    private final Option<String> authority;
    private final Headers headers;
    private final Bytes body;
    private final Headers trailers;
    private final int timeout;

    private CallRequest(
            String method,
            String target,
            Option<String> authority,
            Headers headers,
            Bytes body,
            Headers trailers,
            int timeout) {
        this.method = method;
        this.target = target;
        this.authority = authority;
        this.headers = headers;
        this.body = body;
        this.trailers = trailers;
        this.timeout = timeout;
    }

    /**
     * A request of any method.
     *
     * @param target path and query as they are to be sent, see {@link Target}
     * @throws IllegalArgumentException when {@code method} is not a token or {@code target} no path
     */
    public static CallRequest of(String method, String target) {
        Header.requireName(method);
        return new CallRequest(
                method,
                Target.require(target),
                Option.none(),
                Headers.empty(),
                Bytes.empty(),
                Headers.empty(),
                DEFAULT_TIMEOUT);
    }

    public static CallRequest get(String target) {
        return of("GET", target);
    }

    public static CallRequest head(String target) {
        return of("HEAD", target);
    }

    public static CallRequest options(String target) {
        return of("OPTIONS", target);
    }

    public static CallRequest delete(String target) {
        return of("DELETE", target);
    }

    public static CallRequest post(String target) {
        return of("POST", target);
    }

    public static CallRequest put(String target) {
        return of("PUT", target);
    }

    public static CallRequest patch(String target) {
        return of("PATCH", target);
    }

    /** One parameter more in the query, percent-encoded. */
    public CallRequest query(String name, String value) {
        String joint = target.indexOf('?') < 0 ? "?" : "&";
        String longer = target + joint + Target.encoded(name) + "=" + Target.encoded(value);
        return new CallRequest(method, longer, authority, headers, body, trailers, timeout);
    }

    /** For that authority in place of the cluster's host. @throws IllegalArgumentException when it could split the message */
    public CallRequest authority(String other) {
        Header.of(":authority", other);
        return new CallRequest(method, target, Option.some(other), headers, body, trailers, timeout);
    }

    /**
     * One header more, beside others of that name.
     *
     * @throws IllegalArgumentException when it could split the message, for pseudo-headers and {@code host}, which follow from the
     *     request, and for {@code content-length} and {@code transfer-encoding}, which follow from the body
     */
    public CallRequest header(String name, String value) {
        return headers(Headers.empty().add(name, value));
    }

    /** As {@link #header} where there is a value. */
    public CallRequest header(String name, Option<String> value) {
        return value.isDefined() ? header(name, value.get()) : this;
    }

    /** These headers too, see {@link #header}. */
    public CallRequest headers(Headers more) {
        Headers all = headers;
        for (Header field : more) {
            all = all.and(requirePlain(Header.of(field.name(), field.value())));
        }
        return new CallRequest(method, target, authority, all, body, trailers, timeout);
    }

    /** Whether {@link #headers(Headers)} takes a field of that name. */
    public static boolean accepts(String name) {
        return Header.isSettable(name) && !isDerived(Header.lowerCase(name));
    }

    /** With this body. */
    public CallRequest body(Bytes other) {
        return new CallRequest(method, target, authority, headers, other.owned(), trailers, timeout);
    }

    /** With this body and {@code content-type: text/plain; charset=utf-8}. */
    public CallRequest text(String text) {
        return header("content-type", "text/plain; charset=utf-8").body(Bytes.utf8(text));
    }

    /** One trailer more. @throws IllegalArgumentException as {@link #header} */
    public CallRequest trailer(String name, String value) {
        Headers more = trailers.and(requirePlain(Header.of(name, value)));
        return new CallRequest(method, target, authority, headers, body, more, timeout);
    }

    /** Fails when the answer takes longer. @throws IllegalArgumentException when it is less than a millisecond or over an hour */
    public CallRequest timeout(Duration longest) {
        return new CallRequest(method, target, authority, headers, body, trailers, millisOf(longest));
    }

    static int millisOf(Duration timeout) {
        boolean fits = timeout.compareTo(LEAST_TIMEOUT) >= 0 && timeout.compareTo(MOST_TIMEOUT) <= 0;
        if (!fits) {
            throw new IllegalArgumentException("timeout of a call must be 1 ms to 1 h, got " + timeout);
        }
        return (int) timeout.toMillis();
    }

    public String method() {
        return method;
    }

    public String target() {
        return target;
    }

    /** The authority that it states by itself. */
    public Option<String> authority() {
        return authority;
    }

    /** Without pseudo-headers. */
    public Headers headers() {
        return headers;
    }

    public Bytes body() {
        return body;
    }

    /** This request as it is put to the host. */
    public HttpQuestion to(Cluster cluster) {
        Headers all = Headers.empty()
                .add(":method", method)
                .add(":path", target)
                .add(":authority", authority.getOrElse(cluster.host()));
        for (Header field : headers) {
            all = all.and(field);
        }
        return new HttpQuestion(cluster.name(), all, body, trailers, timeout);
    }

    private static boolean isDerived(String name) {
        return name.startsWith(":") || name.equals("host") || Header.isFraming(name);
    }

    private static Header requirePlain(Header field) {
        if (isDerived(field.name())) {
            throw new IllegalArgumentException(
                    "header '" + field.name() + "' follows from the request and its body and cannot be set");
        }
        return field;
    }
}
