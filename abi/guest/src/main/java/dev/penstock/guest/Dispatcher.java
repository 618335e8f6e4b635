package dev.penstock.guest;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.event.Stage;
import dev.penstock.core.event.StreamEvent;
import dev.penstock.core.event.StreamEvent.TrailersArrived;
import dev.penstock.core.machine.Failures;
import dev.penstock.core.machine.Step;
import dev.penstock.core.machine.StreamMachine;
import dev.penstock.core.pipeline.Handlers;
import dev.penstock.core.pipeline.Pipeline;
import io.vavr.control.Either;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The shell of one VM: knows the contexts, has read what the machine demands, runs the effects of its steps, keeps its state
 * and answers the host. It decides nothing.
 */
public final class Dispatcher implements Callbacks {
    private final Supplier<Pipeline> plugin;
    private final Host host;
    private final EventReader reader;
    private final ContextTable<RootContext> roots = new ContextTable<>();
    private final ContextTable<StreamContext> streams = new ContextTable<>();
    private Either<String, Pipeline> pipeline = Either.left("the VM was not started");
    private PluginLog log;
    private EffectRunner effects;

    /** @param plugin the author's plugin, asked for once, when the VM starts */
    public Dispatcher(Supplier<Pipeline> plugin, Host host) {
        this.plugin = plugin;
        this.host = host;
        this.reader = new EventReader(host);
        this.log = new PluginLog(host, "penstock");
        this.effects = new EffectRunner(host, log);
    }

    @Override
    public void contextCreated(int id, int parent) {
        if (parent == 0) {
            roots.put(id, new RootContext());
        } else {
            roots.find(parent)
                    .flatMap(RootContext::machine)
                    .forEach(machine -> streams.put(id, new StreamContext(machine)));
        }
    }

    @Override
    public boolean vmStarted(int root) {
        if (pipeline.isLeft()) {
            pipeline = start();
            pipeline.peekLeft(reason -> log.write(LogLevel.CRITICAL, "the plugin cannot be made: " + reason));
        }
        return pipeline.isRight();
    }

    private Either<String, Pipeline> start() {
        try {
            Pipeline made = plugin.get();
            log = new PluginLog(host, made.name());
            effects = new EffectRunner(host, log);
            return Either.right(made);
        } catch (Throwable e) {
            return Either.left(Failures.describe(e));
        }
    }

    @Override
    public boolean configured(int root, int size) {
        return configure(size)
                .peekLeft(reason -> log.write(LogLevel.ERROR, "configuration rejected: " + reason))
                .peek(handlers -> roots.find(root).forEach(known -> known.configure(new StreamMachine(handlers))))
                .isRight();
    }

    private Either<String, Handlers> configure(int size) {
        try {
            Bytes config = size == 0 ? Bytes.empty() : host.configuration(size);
            return pipeline.flatMap(started -> started.configure().apply(config));
        } catch (Throwable e) {
            return Either.left(Failures.describe(e));
        }
    }

    @Override
    public Action headersArrived(int id, Direction direction, boolean end) {
        return on(id, Stage.headersOf(direction), stream -> reader.headers(direction, end));
    }

    @Override
    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
        return on(id, Stage.bodyOf(direction), stream -> reader.body(stream.state(), direction, size, end));
    }

    @Override
    public Action trailersArrived(int id, Direction direction) {
        return on(id, Stage.trailersOf(direction), stream -> new TrailersArrived(direction));
    }

    @Override
    public boolean done(int id) {
        return true;
    }

    @Override
    public void deleted(int id) {
        streams.remove(id);
        roots.remove(id);
    }

    private Action on(int id, Stage stage, Function<StreamContext, StreamEvent> event) {
        return streams.find(id).map(stream -> advance(stream, stage, event)).getOrElse(Action.CONTINUE);
    }

    private Action advance(StreamContext stream, Stage stage, Function<StreamContext, StreamEvent> event) {
        try {
            Step step = stream.step(event.apply(stream));
            step.effects().forEach(effects::run);
            return stream.enter(step);
        } catch (Throwable cause) {
            return fail(stream, Failures.of(stream.state(), stage, cause));
        }
    }

    /** Takes a step that ends the stream: where one of its effects fails too, that is logged and the next still tried. */
    private Action fail(StreamContext stream, Step step) {
        for (Effect effect : step.effects()) {
            try {
                effects.run(effect);
            } catch (Throwable again) {
                log.write(LogLevel.ERROR, Failures.describe(again));
            }
        }
        return stream.enter(step);
    }
}
