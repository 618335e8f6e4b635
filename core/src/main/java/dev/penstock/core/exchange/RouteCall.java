package dev.penstock.core.exchange;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.call.Answer;
import dev.penstock.core.call.CallRequest;
import dev.penstock.core.call.Failure;
import dev.penstock.core.data.Header;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A request to the upstream of the stream's own route, in place of the client's: see {@link Calls#routeCall}. Its path, method and
 * headers are checked when it is made, before anything of the client's request changes.
 */
@CheckReturnValue
public final class RouteCall {
    private final CallRequest request;

    RouteCall(CallRequest request) {
        this.request = request;
    }

    /**
     * The verdict that sends it, holds the response until it is whole, and then is what {@code answered} or {@code failed} decides:
     * {@link Verdicts#pass} where the response may go on as it is, or a reply in its place. To a client that has asked with HEAD
     * it goes on without its body. Handlers of the response's headers and body do not run. It has failed where the response is
     * the proxy's own, for want of a route for example. Where upstream breaks off within its response, the proxy answers past
     * the plugin, and neither decides.
     */
    public Verdict<Phase.InRequestBody> then(
            Function<? super Answer, ? extends Verdict<? extends Phase.InResponseBody>> answered,
            Function<? super Failure, ? extends Verdict<? extends Phase.InResponseBody>> failed) {
        return then((response, answer) -> answered.apply(answer), failed);
    }

    /** As {@link #then(Function, Function)}; {@code answered} may edit the response where it is: headers, status and body. */
    public Verdict<Phase.InRequestBody> then(
            BiFunction<? super ResponseBody, ? super Answer, ? extends Verdict<? extends Phase.InResponseBody>>
                    answered,
            Function<? super Failure, ? extends Verdict<? extends Phase.InResponseBody>> failed) {
        return new Routed(
                edit(),
                (response, outcome) ->
                        outcome.isRight() ? answered.apply(response, outcome.get()) : failed.apply(outcome.getLeft()));
    }

    /** The client must not have asked for a coding, or the answer could not be read. */
    private RequestBodyEdit edit() {
        RequestBodyEdit edit = RequestBodyEdit.NONE
                .and(PlatformEffects.KEEP_ROUTE)
                .removeHeader("accept-encoding")
                .setHeader(":method", request.method())
                .setHeader(":path", request.target());
        RequestBodyEdit routed = request.authority().isDefined()
                ? edit.setHeader(":authority", request.authority().get())
                : edit;
        return withFields(routed).replaceBody(request.body());
    }

    /** The first field of a name takes the place of the client's, further ones stand beside it. */
    private RequestBodyEdit withFields(RequestBodyEdit edit) {
        RequestBodyEdit all = edit;
        List<String> seen = List.empty();
        for (Header field : request.headers()) {
            boolean first = true;
            for (String before : seen) {
                first &= !before.equals(field.name());
            }
            String value = field.value().utf8();
            all = first ? all.setHeader(field.name(), value) : all.addHeader(field.name(), value);
            seen = seen.prepend(field.name());
        }
        return all;
    }

    /** What the response comes to. */
    @FunctionalInterface
    public interface Outcome {
        Verdict<?> decide(ResponseBody response, Either<Failure, Answer> answer);
    }
}
