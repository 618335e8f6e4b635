package dev.penstock.dsl;

import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Direction;
import dev.penstock.core.exchange.Pass;
import dev.penstock.core.exchange.Verdict;
import dev.penstock.core.exchange.Views;
import dev.penstock.core.machine.BeginStage;
import dev.penstock.core.machine.BodyStage;
import dev.penstock.core.machine.BodyTreatments;
import dev.penstock.core.machine.BufferedBody;
import dev.penstock.core.machine.CheckedBody;
import dev.penstock.core.machine.HandlerStage;
import dev.penstock.core.machine.Remembered;
import dev.penstock.core.machine.RootMachine;
import dev.penstock.core.machine.Stages;
import dev.penstock.core.machine.StreamedBody;
import dev.penstock.core.machine.Ticking;
import io.vavr.collection.List;
import java.util.function.Function;

/** Where the verbs of a plugin put their handlers, for one configuration. Local to {@link Plugin#pipeline}. */
final class Assembly {
    private final BodyTreatments treatments;
    private BeginStage begin = BeginStage.NONE;
    private HandlerStage requestHeaders = HandlerStage.NONE;
    private BodyStage requestBody = BodyStage.untouched();
    private HandlerStage requestTrailers = HandlerStage.NONE;
    private HandlerStage responseHeaders = HandlerStage.NONE;
    private BodyStage responseBody = BodyStage.untouched();
    private HandlerStage responseTrailers = HandlerStage.NONE;
    private HandlerStage done = HandlerStage.NONE;
    private List<Function<PluginContext, Verdict<?>>> starts = List.empty();
    private List<RootMachine.Queue> queues = List.empty();
    private Election election = Election.none();
    private Ticking ticking = Ticking.none();
    private Remembered remembersRequest = Remembered.NOTHING;
    private Remembered remembersResponse = Remembered.NOTHING;

    Assembly(BodyTreatments treatments) {
        this.treatments = treatments;
    }

    BodyTreatments treatments() {
        return treatments;
    }

    void begin(Function<Views, Pass> stage) {
        BeginStage before = begin;
        begin = views -> before.begin(views).then(stage.apply(views));
    }

    void requestHeaders(HandlerStage stage) {
        requestHeaders = stage;
    }

    void requestTrailers(HandlerStage stage) {
        requestTrailers = stage;
        remembersRequest();
    }

    void responseHeaders(HandlerStage stage) {
        responseHeaders = stage;
        remembersRequest();
    }

    void responseTrailers(HandlerStage stage) {
        responseTrailers = stage;
        remembersRequest();
        remembersResponse = Remembered.of(Direction.RESPONSE);
    }

    void done(HandlerStage stage) {
        done = stage;
    }

    void streamed(Direction direction, StreamedBody stage) {
        if (direction == Direction.REQUEST) {
            requestBody = requestBody.besideStreamed(stage);
        } else {
            responseBody = responseBody.besideStreamed(stage);
        }
    }

    void checkedResponse(CheckedBody stage) {
        responseBody = responseBody.besideChecked(stage);
        remembersRequest();
    }

    void requestBody(BufferedBody stage) {
        requestBody = requestBody.besideBuffered(stage);
    }

    void responseBody(BufferedBody stage) {
        responseBody = responseBody.besideBuffered(stage);
        remembersRequest();
    }

    /** For handlers that look at the request when the response has come. */
    void remembersRequest() {
        remembersRequest = Remembered.of(Direction.REQUEST);
    }

    void start(Function<PluginContext, Verdict<?>> handler) {
        starts = starts.append(handler);
    }

    void queue(RootMachine.Queue queue) {
        queues = queues.append(queue);
    }

    void tick(Ticking.Task task) {
        ticking = ticking.and(task);
    }

    void elect(String plugin, Ticking.Task task) {
        election = election.within(plugin, task.nanos());
        tick(task);
    }

    void elect(String plugin, Election.Listener listener) {
        election = election.telling(plugin, listener);
    }

    Stages stages() {
        return new Stages(
                begin,
                requestHeaders,
                requestBody,
                requestTrailers,
                responseHeaders,
                responseBody,
                responseTrailers,
                done,
                remembersRequest,
                remembersResponse);
    }

    RootMachine root() {
        return new RootMachine(starts, queues, election.before(ticking));
    }
}
