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
import io.vavr.control.Option;
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
        Option<StreamContext> stream = streams.find(id);
        return stream.isEmpty() ? Action.CONTINUE : headersArrived(stream.get(), direction, end);
    }

    private Action headersArrived(StreamContext stream, Direction direction, boolean end) {
        try {
            return advance(stream, reader.headers(direction, end));
        } catch (Throwable cause) {
            return fail(stream, Stage.headersOf(direction), cause);
        }
    }

    @Override
    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
        Option<StreamContext> stream = streams.find(id);
        return stream.isEmpty() ? Action.CONTINUE : bodyArrived(stream.get(), direction, size, end);
    }

    private Action bodyArrived(StreamContext stream, Direction direction, int size, boolean end) {
        try {
            return advance(stream, reader.body(stream.state(), direction, size, end));
        } catch (Throwable cause) {
            return fail(stream, Stage.bodyOf(direction), cause);
        }
    }

    @Override
    public Action trailersArrived(int id, Direction direction) {
        Option<StreamContext> stream = streams.find(id);
        return stream.isEmpty() ? Action.CONTINUE : trailersArrived(stream.get(), direction);
    }

    private Action trailersArrived(StreamContext stream, Direction direction) {
        try {
            return advance(stream, new TrailersArrived(direction));
        } catch (Throwable cause) {
            return fail(stream, Stage.trailersOf(direction), cause);
        }
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

    private Action advance(StreamContext stream, StreamEvent event) {
        Step step = stream.step(event);
        for (Effect effect : step.effects()) {
            effects.run(effect);
        }
        return stream.enter(step);
    }

    /** Takes the step that ends the stream: where one of its effects fails too, that is logged and the next still tried. */
    private Action fail(StreamContext stream, Stage stage, Throwable cause) {
        Step step = Failures.of(stream.state(), stage, cause);
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
