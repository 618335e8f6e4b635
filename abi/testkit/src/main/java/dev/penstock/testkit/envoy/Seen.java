package dev.penstock.testkit.envoy;

import io.vavr.collection.Seq;

/**
 * One exchange through the gateway.
 *
 * @param requests what upstream saw meanwhile, in order of arrival
 * @param client what the client got
 */
public record Seen(Seq<Request> requests, Answer client) {

    /**
     * The one request upstream saw.
     *
     * @throws IllegalStateException when it saw none or several
     */
    public Request upstream() {
        if (requests.size() != 1) {
            throw new IllegalStateException("upstream saw " + requests.size() + " requests, not one: " + requests);
        }
        return requests.head();
    }
}
