package dev.penstock.core.exchange;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.LocalReply;

/**
 * The verdict that ends an exchange with a response of the plugin: {@code reply(403).text("Forbidden")}. Upstream sees
 * nothing of the request where it is returned in the request's phases; in the response headers it takes the place of the
 * upstream's response.
 */
public final class Reply implements Verdict<Phase.Anywhere> {
    private final LocalReply reply;

    private Reply(LocalReply reply) {
        this.reply = reply;
    }

    /** A reply without headers or body. @throws IllegalArgumentException unless {@code status} is 200 to 599 */
    public static Reply reply(int status) {
        return new Reply(new LocalReply(status, Headers.empty(), Bytes.empty()));
    }

    /** This reply with one more field. @throws IllegalArgumentException when it could split the message */
    public Reply header(String name, String value) {
        return new Reply(new LocalReply(reply.status(), reply.headers().add(name, value), reply.body()));
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
        return new Reply(new LocalReply(reply.status(), reply.headers(), body));
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.reply(reply);
    }
}
