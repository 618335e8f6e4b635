package dev.penstock.core.exchange;

import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.effect.Ask;
import io.vavr.collection.Seq;
import java.util.function.Function;

/** A request whose headers have arrived and are held until the handler has decided. */
public interface RequestHeaders extends Exchange, RequestHead {
    /** Whether a body or trailers follow, as far as the host knows. */
    boolean hasBody();

    @Override
    default RequestHead request() {
        return this;
    }

    /** The request goes on; edits may be added. */
    default RequestHeadersEdit proceed() {
        return RequestHeadersEdit.NONE;
    }

    /**
     * Reads the hosts of the cluster that the request is routed to, and goes on as {@code then} says, with {@link
     * RequestHeadersEdit#overrideUpstream} for example. A function of Higress, which Envoy refuses to load a module for; in a model of Envoy there
     * are none, and one warning says so.
     */
    default Verdict<Phase.InRequestHeaders> upstreamHosts(
            Function<? super Seq<UpstreamHost>, ? extends Verdict<? extends Phase.InRequestHeaders>> then) {
        return new Asking<Phase.InRequestHeaders>(new Ask.UpstreamHosts<>(then::apply));
    }
}
