package dev.penstock.core.exchange;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Progress;

/** Calls of other services; meant to be imported statically. */
public final class Calls {
    private Calls() {}

    /**
     * Asks a service over HTTP: {@code proxy_http_call}. Any answer of the service is one, whatever its status; what the proxy
     * answers in its place, for a timeout for example, is a {@link Failure}.
     *
     * <pre>{@code
     * call(Cluster.named("auth"), get("/check").timeout(ofMillis(300)))
     *         .then(answer -> answer.status() == 200 ? request.proceed() : reply(403).text("Forbidden"),
     *               failure -> reply(503).text("auth is away"))
     * }</pre>
     */
    public static Call<Answer> call(Cluster cluster, CallRequest request) {
        HttpQuestion question = request.to(cluster);
        return new Call<>(() -> new Progress.Asking<>(new Ask.CallHttp<>(
                question,
                outcome -> Awaited.under(outcome, arrival -> arrival.http().map(HttpArrival::read)))));
    }

    /**
     * Asks the upstream of the stream's own route something else than the client did, with all that the route says of retries,
     * timeouts and headers. The client's other headers stay.
     *
     * <p>Envoy routes anew when the path changes; one warning says so. Higress keeps the route.
     *
     * <pre>{@code
     * routeCall(post("/modified-path").header("x-custom", "header").body(body))
     *         .then(answer -> pass(), failure -> reply(500).text("Route call failed"))
     * }</pre>
     */
    public static RouteCall routeCall(CallRequest request) {
        return new RouteCall(request);
    }
}
