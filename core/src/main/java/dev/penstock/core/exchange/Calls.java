package dev.penstock.core.exchange;

import dev.penstock.core.call.Answer;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Cluster;
import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpArrival;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Progress;
import io.vavr.control.Either;

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
        return new Call<>(() -> new Progress.Asking<>(new Ask.CallHttp<>(question, Calls::asked)));
    }

    private static Progress<Either<Failure, Answer>> asked(Either<Failure, Integer> outcome) {
        if (outcome.isLeft()) {
            return Progress.of(Either.left(outcome.getLeft()));
        }
        int token = outcome.get();
        return new Progress.Awaiting<>(
                answered -> answered == token,
                (answered, arrival) -> Progress.of(
                        arrival.http().map(HttpArrival::read).getOrElse(() -> Either.left(new Failure.Broken()))));
    }
}
