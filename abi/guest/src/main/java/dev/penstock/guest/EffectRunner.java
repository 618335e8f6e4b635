package dev.penstock.guest;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.GrpcQuestion;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.call.RedisQuestion;
import dev.penstock.core.call.UpstreamHost;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Storage;
import dev.penstock.core.context.Swapped;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Ask;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.machine.Step;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Makes host calls of effects, one each, and answers questions, for one callback. What the host refuses of a message surfaces
 * as {@link HostRefusal}; what it refuses of metrics, queues and the like is logged, and things go on.
 */
abstract class EffectRunner implements Effect.Cases<EffectRunner>, Ask.Cases {
    private final VmContext vm;
    private final RootContext root;
    private final Host host;
    private boolean changed;

    EffectRunner(VmContext vm, RootContext root) {
        this.vm = vm;
        this.root = root;
        this.host = vm.host();
    }

    /** What is read where effects depend on it. */
    abstract PluginContext reads();

    /** Writes one line, where the host logs that level. Never throws. */
    abstract void write(LogLevel level, Effect.Text message);

    /** Whether the stream at hand has ended. */
    abstract boolean streamHasEnded();

    /** Watches whether the body of the message at hand is shown. */
    abstract void watch(Direction direction);

    /** An answer under {@code token} is to come to what is at hand. */
    abstract void expect(int token);

    /** Changes what is kept for the stream. */
    abstract <T> void updateStream(Effect.Update<T> effect);

    /** Performs the step's effects, asks what it asks, and yields its outcome. */
    final <A> A run(Step<A> step) {
        return step.match(new Step.Cases<A, A>() {
            @Override
            public A done(Step.Done<A> done) {
                runAll(done.effects());
                return done.outcome();
            }

            @Override
            public A asked(Step.Asked<A> asked) {
                runAll(asked.effects());
                return run(asked.ask().answer(EffectRunner.this));
            }
        });
    }

    private void runAll(List<Effect> effects) {
        for (Effect effect : effects) {
            effect.match(this);
        }
    }

    /** Whether an effect so far was one on headers, trailers or a body. */
    final boolean haveChangedTheMessage() {
        return changed;
    }

    /** A stream that has ended while an effect before this one was done has no message any more. */
    private boolean mayChangeTheMessage() {
        changed = true;
        return !streamHasEnded();
    }

    @Override
    public final EffectRunner setHeader(Effect.SetHeader effect) {
        if (mayChangeTheMessage()) {
            host.setHeader(effect.map(), effect.field());
        }
        return this;
    }

    @Override
    public final EffectRunner addHeader(Effect.AddHeader effect) {
        if (mayChangeTheMessage()) {
            host.addHeader(effect.map(), effect.field());
        }
        return this;
    }

    @Override
    public final EffectRunner removeHeader(Effect.RemoveHeader effect) {
        if (mayChangeTheMessage()) {
            host.removeHeader(effect.map(), effect.name());
        }
        return this;
    }

    @Override
    public final EffectRunner replaceBody(Effect.ReplaceBody effect) {
        if (mayChangeTheMessage()) {
            host.replaceBody(effect.direction(), effect.body());
        }
        return this;
    }

    @Override
    public final EffectRunner prependBody(Effect.PrependBody effect) {
        if (mayChangeTheMessage()) {
            host.prependBody(effect.direction(), effect.prefix());
        }
        return this;
    }

    @Override
    public final EffectRunner appendBody(Effect.AppendBody effect) {
        if (mayChangeTheMessage()) {
            host.appendBody(effect.direction(), effect.suffix());
        }
        return this;
    }

    /** A stream may have ended while an effect before this one was done; to answer it then would kill the host. */
    @Override
    public final EffectRunner sendReply(Effect.SendReply effect) {
        if (!streamHasEnded()) {
            host.sendReply(effect.reply());
        }
        return this;
    }

    @Override
    public final EffectRunner closeStream(Effect.CloseStream effect) {
        if (!streamHasEnded()) {
            host.closeStream();
        }
        return this;
    }

    @Override
    public final EffectRunner continueStream(Effect.ContinueStream effect) {
        if (!streamHasEnded()) {
            host.continueStream(effect.direction());
        }
        return this;
    }

    @Override
    public final EffectRunner watchHold(Effect.WatchHold effect) {
        if (root.wantsWatch()) {
            watch(effect.direction());
        }
        return this;
    }

    @Override
    public final EffectRunner holdWorks(Effect.HoldWorks effect) {
        root.learnThatHoldWorks(host);
        return this;
    }

    @Override
    public final EffectRunner log(Effect.Log effect) {
        write(effect.level(), effect.message());
        return this;
    }

    @Override
    public final EffectRunner logOnce(Effect.LogOnce effect) {
        if (root.saysFirst(effect.message())) {
            write(effect.level(), effect::message);
        }
        return this;
    }

    @Override
    public final <T> EffectRunner update(Effect.Update<T> effect) {
        if (effect.key().isOfStream()) {
            updateStream(effect);
        } else if (effect.key().isOfVm()) {
            vm.store(changed(vm.storage(), effect));
        } else {
            root.store(changed(root.storage(), effect));
        }
        return this;
    }

    static <T> Storage changed(Storage storage, Effect.Update<T> effect) {
        Key<T> key = effect.key();
        return storage.with(key, effect.change().apply(storage.get(key)));
    }

    @Override
    public final EffectRunner setProperty(Effect.SetProperty effect) {
        host.setProperty(effect.path(), effect.value());
        return this;
    }

    @Override
    public final EffectRunner share(Effect.Share effect) {
        host.share(effect.key(), effect.value(), 0);
        return this;
    }

    @Override
    public final EffectRunner enqueue(Effect.Enqueue effect) {
        Option<Integer> queue = host.findQueue(effect.vmId(), effect.queue());
        if (queue.isDefined()) {
            host.enqueue(queue.get(), effect.message());
        } else {
            write(
                    LogLevel.ERROR,
                    () -> "no queue '" + effect.queue() + "' of VMs '" + effect.vmId() + "': a message of "
                            + effect.message().size() + " bytes is dropped");
        }
        return this;
    }

    @Override
    public final EffectRunner incrementMetric(Effect.IncrementMetric effect) {
        return attempt(() -> host.incrementMetric(vm.numberOf(effect.metric()), effect.by()));
    }

    @Override
    public final EffectRunner recordMetric(Effect.RecordMetric effect) {
        return attempt(() -> host.recordMetric(vm.numberOf(effect.metric()), effect.value()));
    }

    /** Metrics are not worth a request. */
    private EffectRunner attempt(Runnable call) {
        try {
            call.run();
        } catch (HostRefusal refused) {
            String message = "metric not written: " + refused.getMessage();
            if (root.saysFirst(message)) {
                write(LogLevel.ERROR, () -> message);
            }
        }
        return this;
    }

    @Override
    public final EffectRunner overrideUpstream(Effect.OverrideUpstream effect) {
        host.overrideUpstream(effect.host());
        return this;
    }

    @Override
    public final EffectRunner runForeign(Effect.RunForeign effect) {
        if (host.callForeign(effect.name(), effect.argument()).isEmpty()) {
            String message = "this proxy has no foreign function '" + effect.name() + "'";
            if (root.saysFirst(message)) {
                write(LogLevel.WARN, () -> message);
            }
        }
        return this;
    }

    @Override
    public final EffectRunner byPlatform(Effect.ByPlatform effect) {
        runAll(vm.platform() == Platform.HIGRESS ? effect.onHigress() : effect.onEnvoy());
        return this;
    }

    @Override
    public final EffectRunner derived(Effect.Derived effect) {
        runAll(effect.from().derive(reads()));
        return this;
    }

    @Override
    public final Swapped swap(SharedValue read, Bytes value) {
        return host.share(read.key(), value, read.version());
    }

    @Override
    public final Option<Bytes> callForeign(String name, Bytes argument) {
        return host.callForeign(name, argument);
    }

    @Override
    public final Either<Failure, Integer> callHttp(HttpQuestion question) {
        return expected(host.callHttp(question));
    }

    @Override
    public final Either<Failure, Integer> callGrpc(GrpcQuestion question) {
        return expected(host.callGrpc(question));
    }

    /** What is at hand awaits the answer that is to come, where one is. */
    private Either<Failure, Integer> expected(Either<Failure, Integer> outcome) {
        if (outcome.isRight()) {
            expect(outcome.get());
        }
        return outcome;
    }

    @Override
    public final Either<Failure, Integer> callRedis(RedisQuestion question) {
        return expected(vm.redis().call(question, host, this::warnOnce));
    }

    @Override
    public final Seq<UpstreamHost> upstreamHosts() {
        if (vm.platform() == Platform.HIGRESS) {
            return host.upstreamHosts();
        }
        warnOnce("this proxy has no call that tells the hosts of a cluster; the plugin sees none");
        return List.empty();
    }

    private void warnOnce(String message) {
        if (root.saysFirst(message)) {
            write(LogLevel.WARN, () -> message);
        }
    }

    @Override
    public final Bytes readBody(Direction direction) {
        return streamHasEnded() ? Bytes.empty() : host.body(direction, Integer.MAX_VALUE);
    }
}
