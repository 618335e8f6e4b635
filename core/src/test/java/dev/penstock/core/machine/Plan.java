package dev.penstock.core.machine;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.exchange.ChunkCheck;
import dev.penstock.core.exchange.RequestBody;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.exchange.RequestTrailers;
import dev.penstock.core.exchange.ResponseBody;
import dev.penstock.core.exchange.ResponseHeaders;
import dev.penstock.core.exchange.ResponseTrailers;
import dev.penstock.core.exchange.StreamDone;
import dev.penstock.core.exchange.Verdict;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A machine to be, handler by handler. */
final class Plan {
    private BodyTreatments treatments = BodyTreatments.LEAVE;
    private BeginStage begin = BeginStage.NONE;
    private HandlerStage requestHeaders = HandlerStage.NONE;
    private BodyStage requestBody = BodyStage.untouched();
    private HandlerStage requestTrailers = HandlerStage.NONE;
    private HandlerStage responseHeaders = HandlerStage.NONE;
    private BodyStage responseBody = BodyStage.untouched();
    private HandlerStage responseTrailers = HandlerStage.NONE;
    private HandlerStage done = HandlerStage.NONE;

    /** Said before the handlers of bodies. */
    Plan bodies(BodyKind kind, BodyTreatment treatment) {
        treatments = treatments.with(kind, treatment);
        return this;
    }

    /** Done on each request first. */
    Plan begin(BeginStage stage) {
        begin = stage;
        return this;
    }

    Plan requestHeaders(Function<RequestHeaders, Verdict<?>> handler) {
        requestHeaders = views -> handler.apply(views.requestHeaders());
        return this;
    }

    Plan requestBody(BiFunction<RequestBody, Bytes, Verdict<?>> handler) {
        requestBody = requestBody.besideBuffered(
                new BufferedBody((views, body) -> handler.apply(views.requestBody(), body), treatments));
        return this;
    }

    Plan requestTrailers(Function<RequestTrailers, Verdict<?>> handler) {
        requestTrailers = views -> handler.apply(views.requestTrailers());
        return this;
    }

    Plan responseHeaders(Function<ResponseHeaders, Verdict<?>> handler) {
        responseHeaders = views -> handler.apply(views.responseHeaders());
        return this;
    }

    Plan responseBody(BiFunction<ResponseBody, Bytes, Verdict<?>> handler) {
        responseBody = responseBody.besideBuffered(
                new BufferedBody((views, body) -> handler.apply(views.responseBody(), body), treatments));
        return this;
    }

    Plan responseTrailers(Function<ResponseTrailers, Verdict<?>> handler) {
        responseTrailers = views -> handler.apply(views.responseTrailers());
        return this;
    }

    Plan done(Function<StreamDone, Verdict<?>> handler) {
        done = views -> handler.apply(views.streamDone());
        return this;
    }

    Plan streaming(Direction direction, BodyTransform transform) {
        StreamedBody stage = new StreamedBody(views -> transform, treatments);
        if (direction == Direction.REQUEST) {
            requestBody = requestBody.besideStreamed(stage);
        } else {
            responseBody = responseBody.besideStreamed(stage);
        }
        return this;
    }

    /** Each part of a response waits for an answer; at most {@code most} bytes are kept. */
    Plan checked(int most, ChunkCheck check) {
        responseBody = responseBody.besideChecked(new CheckedBody(views -> check, most, treatments));
        return this;
    }

    /** Both directions. */
    Plan streaming(BodyTransform transform) {
        return streaming(Direction.REQUEST, transform).streaming(Direction.RESPONSE, transform);
    }

    StreamMachine machine() {
        return new StreamMachine(new Stages(
                begin,
                requestHeaders,
                requestBody,
                requestTrailers,
                responseHeaders,
                responseBody,
                responseTrailers,
                done,
                Remembered.NOTHING,
                Remembered.NOTHING));
    }
}
