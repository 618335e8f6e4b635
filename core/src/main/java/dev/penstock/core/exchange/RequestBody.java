package dev.penstock.core.exchange;

import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.effect.Ask;
import io.vavr.collection.Seq;
import java.util.function.Function;

/** A request whose body has arrived whole; its headers are held and can still be edited. */
public interface RequestBody extends Exchange {
    /** The request goes on; edits may be added. */
    default RequestBodyEdit proceed() {
        return RequestBodyEdit.NONE;
    }

    /**
     * Reads the hosts of the cluster that the request is routed to, and goes on as {@code then} says, with {@link
     * RequestBodyEdit#overrideUpstream} for example. A function of Higress, which Envoy refuses to load a module for; in a model of Envoy there
     * are none, and one warning says so.
     */
    default Verdict<Phase.InRequestBody> upstreamHosts(
            Function<? super Seq<UpstreamHost>, ? extends Verdict<? extends Phase.InRequestBody>> then) {
        return new Asking<Phase.InRequestBody>(new Ask.UpstreamHosts<>(then::apply));
    }
}
