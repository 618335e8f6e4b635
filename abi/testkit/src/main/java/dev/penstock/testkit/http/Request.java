package dev.penstock.testkit.http;

/**
 * A request, to be sent by a client or as an upstream saw it.
 *
 * @param authority the {@code host} of HTTP/1.1, the {@code :authority} of HTTP/2
 */
public record Request(String method, String path, String authority, Content content) implements Message<Request> {

    /** A request without headers and body. */
    public static Request of(String method, String path) {
        return new Request(method, path, "localhost", Content.NONE);
    }

    /** A GET. */
    public static Request get(String path) {
        return of("GET", path);
    }

    /** A POST; its body is set by {@link #chunks}. */
    public static Request post(String path) {
        return of("POST", path);
    }

    /** This request, for that authority. */
    public Request to(String other) {
        return new Request(method, path, other, content);
    }

    @Override
    public Request with(Content other) {
        return new Request(method, path, authority, other);
    }
}
