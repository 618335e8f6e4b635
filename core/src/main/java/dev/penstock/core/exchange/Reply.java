package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.LocalReply;
import io.vavr.control.Option;

/**
 * The verdict that ends an exchange with a response of the plugin: {@code reply(403).text("Forbidden")}. Upstream sees
 * nothing of the request where it is returned in the request's phases; in the response's it takes the place of the upstream's
 * response while that is held, and cuts the connection where its headers have gone out.
 */
public final class Reply implements Verdict<Phase.InExchange> {
    private static final String OF_CONNECTION =
            " connection keep-alive proxy-connection te trailer transfer-encoding upgrade" + " content-length ";

    private final LocalReply reply;

    private Reply(LocalReply reply) {
        this.reply = reply;
    }

    /** A reply without headers or body. @throws IllegalArgumentException unless {@code status} is 200 to 599 */
    public static Reply reply(int status) {
        return new Reply(LocalReply.of(status, Headers.empty(), Bytes.empty()));
    }

    /** This reply with one more field. @throws IllegalArgumentException when it could split the message */
    public Reply header(String name, String value) {
        Headers more = reply.headers().add(name, value);
        return new Reply(new LocalReply(reply.status(), more, reply.body(), reply.details(), reply.grpcStatus()));
    }

    /**
     * This reply with these fields too, as another service has sent them: those that follow from the body or belong to its
     * connection (RFC 9110 section 7.6.1) are left out.
     */
    public Reply headers(Headers more) {
        Headers all = reply.headers();
        for (Header field : more) {
            all = isOfConnection(field.name()) ? all : all.and(field);
        }
        return new Reply(new LocalReply(reply.status(), all, reply.body(), reply.details(), reply.grpcStatus()));
    }

    private static boolean isOfConnection(String name) {
        return name.startsWith(":") || OF_CONNECTION.indexOf(" " + name + " ") >= 0;
    }

    /**
     * This reply with the body {@code text} and {@code content-type: text/plain; charset=utf-8}.
     *
     * @throws IllegalArgumentException when its status forbids a body
     */
    public Reply text(String text) {
        return header("content-type", "text/plain; charset=utf-8").body(Bytes.utf8(text));
    }

    /** This reply with this body. @throws IllegalArgumentException when its status forbids one */
    public Reply body(Bytes body) {
        return new Reply(new LocalReply(reply.status(), reply.headers(), body, reply.details(), reply.grpcStatus()));
    }

    /**
     * This reply with the reason that {@code %RESPONSE_CODE_DETAILS%} shows; clients do not see it.
     *
     * @throws IllegalArgumentException for a control character
     */
    public Reply details(String details) {
        requireOneLine(details);
        return new Reply(new LocalReply(reply.status(), reply.headers(), reply.body(), details, reply.grpcStatus()));
    }

    /** This reply with the status that a gRPC client is told. @throws IllegalArgumentException unless it is 0 to 16 */
    public Reply grpcStatus(int status) {
        if (status < 0 || status > 16) {
            throw new IllegalArgumentException("gRPC status must be 0 to 16, got " + status);
        }
        return new Reply(
                new LocalReply(reply.status(), reply.headers(), reply.body(), reply.details(), Option.some(status)));
    }

    private static void requireOneLine(String details) {
        for (int i = 0; i < details.length(); i++) {
            if (details.charAt(i) < ' ' || details.charAt(i) == 0x7f) {
                throw new IllegalArgumentException("details of a reply must not hold control characters, got character "
                        + (int) details.charAt(i) + " at index " + i);
            }
        }
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.reply(reply);
    }
}
