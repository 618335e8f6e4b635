package dev.penstock.guest;

import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Direction;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.machine.Step;
import io.vavr.collection.List;

/**
 * Performs steps in one callback: makes host calls of effects, one each, and goes on with what questions are answered. Here are the
 * effects on the message at hand; what the host refuses of them surfaces as {@link HostRefusal}.
 */
abstract class EffectRunner extends ServiceEffects implements Step.Performer {
    private boolean changed;

    EffectRunner(VmContext vm, RootContext root, StreamContext stream) {
        super(vm, root, stream);
    }

    /** What is read where effects depend on it. */
    abstract PluginContext reads();

    /** Watches whether the body of the message at hand is shown. */
    abstract void watch(Direction direction);

    /** Performs the step's effects, asks what it asks, and yields its outcome. */
    final <A> A run(Step<A> step) {
        return step.performedBy(this);
    }

    @Override
    public final <A> A done(Step.Done<A> step) {
        runAll(step.effects());
        return step.outcome();
    }

    @Override
    public final <A> A asked(Step.Asked<A> step) {
        runAll(step.effects());
        return run(step.ask().answer(this));
    }

    private void runAll(List<Effect> effects) {
        List<Effect> rest = effects;
        while (rest instanceof List.Cons<Effect> first) {
            first.head().match(this);
            rest = first.tail();
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
            host().setHeader(effect.map(), effect.field());
        }
        return this;
    }

    @Override
    public final EffectRunner addHeader(Effect.AddHeader effect) {
        if (mayChangeTheMessage()) {
            host().addHeader(effect.map(), effect.field());
        }
        return this;
    }

    @Override
    public final EffectRunner removeHeader(Effect.RemoveHeader effect) {
        if (mayChangeTheMessage()) {
            host().removeHeader(effect.map(), effect.name());
        }
        return this;
    }

    @Override
    public final EffectRunner replaceBody(Effect.ReplaceBody effect) {
        if (mayChangeTheMessage()) {
            host().replaceBody(effect.direction(), effect.body());
        }
        return this;
    }

    @Override
    public final EffectRunner prependBody(Effect.PrependBody effect) {
        if (mayChangeTheMessage()) {
            host().prependBody(effect.direction(), effect.prefix());
        }
        return this;
    }

    @Override
    public final EffectRunner appendBody(Effect.AppendBody effect) {
        if (mayChangeTheMessage()) {
            host().appendBody(effect.direction(), effect.suffix());
        }
        return this;
    }

    /** A stream may have ended while an effect before this one was done; to answer it then would kill the host. */
    @Override
    public final EffectRunner sendReply(Effect.SendReply effect) {
        if (!streamHasEnded()) {
            host().sendReply(effect.reply());
        }
        return this;
    }

    @Override
    public final EffectRunner closeStream(Effect.CloseStream effect) {
        if (!streamHasEnded()) {
            host().closeStream();
        }
        return this;
    }

    /** A stream that an answer has come to, and that has ended since, was ended by what was written. */
    @Override
    public final EffectRunner continueStream(Effect.ContinueStream effect) {
        if (streamHasEnded()) {
            sayOnce(LogLevel.WARN, "an answer over the proxy's buffer limit has ended the stream");
        } else {
            host().continueStream(effect.direction());
        }
        return this;
    }

    @Override
    public final EffectRunner watchHold(Effect.WatchHold effect) {
        if (root().wantsWatch()) {
            watch(effect.direction());
        }
        return this;
    }

    @Override
    public final EffectRunner holdWorks(Effect.HoldWorks effect) {
        root().learnThatHoldWorks(host());
        return this;
    }

    @Override
    public final EffectRunner byPlatform(Effect.ByPlatform effect) {
        runAll(vm().platform() == Platform.HIGRESS ? effect.onHigress() : effect.onEnvoy());
        return this;
    }

    @Override
    public final EffectRunner derived(Effect.Derived effect) {
        runAll(effect.from().derive(reads()));
        return this;
    }
}
