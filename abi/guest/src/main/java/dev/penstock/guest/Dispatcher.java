package dev.penstock.guest;

import dev.penstock.core.call.Arrival;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.machine.Failures;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.pipeline.Pipeline;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** The shell of one VM: knows the contexts and lets each callback run in its own. It decides nothing. */
public final class Dispatcher implements Callbacks {
    private final Supplier<Pipeline> plugin;
    private final VmContext vm;
    private final ContextTable<RootContext> roots = new ContextTable<>();
    private final ContextTable<StreamContext> streams = new ContextTable<>();
    private Either<String, Pipeline> pipeline = Either.left("the VM was not started");
    private PluginLog log;

    /** A VM whose author's plugin is asked for once, when it starts. */
    public Dispatcher(Supplier<Pipeline> plugin, Host host) {
        this.plugin = plugin;
        this.vm = new VmContext(host);
        this.log = new PluginLog(host, "penstock");
    }

    ContextTable<RootContext> roots() {
        return roots;
    }

    ContextTable<StreamContext> streams() {
        return streams;
    }

    @Override
    public void contextCreated(int id, int parent) {
        if (id == 0) {
            return;
        }
        if (parent == 0) {
            roots.add(id, new RootContext(id));
            return;
        }
        RootContext root = roots.get(parent);
        if (root != null && root.plugin() != null) {
            streams.add(id, new StreamContext(id, root));
        }
    }

    @Override
    public boolean vmStarted(int root) {
        if (pipeline.isLeft()) {
            pipeline = start();
            pipeline.peekLeft(reason -> complain(LogLevel.CRITICAL, "the plugin cannot be made: " + reason));
        }
        return pipeline.isRight();
    }

    private Either<String, Pipeline> start() {
        try {
            Pipeline made = plugin.get();
            log = new PluginLog(vm.host(), made.name());
            return Either.right(made);
        } catch (Throwable e) {
            return Either.left(Failures.describe(e));
        }
    }

    @Override
    public boolean configured(int root, int size) {
        RootContext known = roots.get(root);
        return configure(known != null ? known : new RootContext(root), size, known != null)
                .peekLeft(reason -> complain(LogLevel.ERROR, "configuration rejected: " + reason))
                .isRight();
    }

    private Either<String, Configured> configure(RootContext root, int size, boolean known) {
        try {
            Bytes config = size == 0 ? Bytes.empty() : vm.host().configuration(size);
            RootCallback callback = new RootCallback(vm, root, log);
            Either<String, Configured> accepted =
                    pipeline.flatMap(started -> started.configure().apply(callback.reads(), config));
            if (accepted.isRight() && known) {
                root.configure(accepted.get());
                callback.start(accepted.get().root());
            }
            return accepted;
        } catch (Throwable e) {
            return Either.left(Failures.describe(e));
        }
    }

    private void complain(LogLevel level, String message) {
        log.write(level, "", "", () -> message);
    }

    @Override
    public Action headersArrived(int id, Direction direction, boolean end) {
        StreamContext stream = streams.get(id);
        return stream != null ? callback(stream, end).headers(direction, end) : Action.CONTINUE;
    }

    @Override
    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
        StreamContext stream = streams.get(id);
        return stream != null && !stream.state().letsBodyPass(direction)
                ? callback(stream, end).body(direction, size, end)
                : Action.CONTINUE;
    }

    @Override
    public Action trailersArrived(int id, Direction direction) {
        StreamContext stream = streams.get(id);
        return stream != null ? callback(stream, true).trailers(direction) : Action.CONTINUE;
    }

    @Override
    public void httpAnswered(int root, int token, int size, int trailers) {
        answered(root, token, () -> vm.host().httpAnswer(size, trailers));
    }

    @Override
    public void grpcReceived(int root, int token, int size) {
        answered(root, token, () -> vm.host().grpcMessage(size));
    }

    @Override
    public void grpcClosed(int root, int token, int status) {
        answered(root, token, () -> vm.host().grpcStatus(status));
    }

    @Override
    public void redisAnswered(int root, int token, int status, int size) {
        answered(root, token, () -> vm.host().redisAnswer(status, size));
    }

    /** An answer to a root or to one of its streams. Nothing of it is read when nobody awaits it any more. */
    private void answered(int root, int token, Supplier<Arrival> arrival) {
        RootContext known = roots.get(root);
        if (known != null) {
            new AnswerCallback(vm, known, log).answered(token, arrival);
        }
    }

    @Override
    public void logged(int id) {
        StreamContext stream = streams.get(id);
        if (stream != null) {
            stream.root().forget(stream);
            callback(stream, true).ended();
        }
    }

    private StreamCallback callback(StreamContext stream, boolean end) {
        return new StreamCallback(new StreamViews(vm, stream, end), log);
    }

    @Override
    public void ticked(int root) {
        RootContext known = roots.get(root);
        if (known != null) {
            new RootCallback(vm, known, log).tick();
        }
    }

    @Override
    public void queueReady(int root, int queue) {
        RootContext known = roots.get(root);
        if (known != null) {
            new RootCallback(vm, known, log).drain(queue);
        }
    }

    /** No more than {@link #deleted} does, which comes at once where this is not exported. */
    @Override
    public boolean done(int id) {
        end(streams.get(id), roots.get(id));
        return true;
    }

    @Override
    public void deleted(int id) {
        StreamContext stream = streams.remove(id);
        end(stream, stream == null ? roots.remove(id) : null);
    }

    /** Answers to a stream that has ended would kill the host, whether or not it was logged. Either is null, or both are. */
    private static void end(StreamContext stream, RootContext root) {
        if (stream != null) {
            stream.end();
            stream.root().forget(stream);
        } else if (root != null) {
            root.end();
        }
    }
}
