package dev.penstock.guest;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Storage;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import io.vavr.control.Option;

/**
 * The effects that concern no message: lines of the log, storage, shared data, queues, metrics, functions by name. What the host
 * refuses of metrics and the like is logged, and things go on.
 */
abstract class ServiceEffects extends Questions implements Effect.Cases<ServiceEffects> {
    ServiceEffects(VmContext vm, RootContext root, StreamContext stream) {
        super(vm, root, stream);
    }

    /** Changes what is kept for the stream. */
    abstract <T> void updateStream(Effect.Update<T> effect);

    @Override
    public final ServiceEffects log(Effect.Log effect) {
        write(effect.level(), effect.message());
        return this;
    }

    @Override
    public final ServiceEffects logOnce(Effect.LogOnce effect) {
        sayOnce(effect.level(), effect.message());
        return this;
    }

    @Override
    public final <T> ServiceEffects update(Effect.Update<T> effect) {
        if (effect.key().isOfStream()) {
            updateStream(effect);
        } else if (effect.key().isOfVm()) {
            vm().store(changed(vm().storage(), effect));
        } else {
            root().store(changed(root().storage(), effect));
        }
        return this;
    }

    static <T> Storage changed(Storage storage, Effect.Update<T> effect) {
        Key<T> key = effect.key();
        return storage.with(key, effect.change().apply(storage.get(key)));
    }

    @Override
    public final ServiceEffects setProperty(Effect.SetProperty effect) {
        host().setProperty(effect.path(), effect.value());
        return this;
    }

    @Override
    public final ServiceEffects share(Effect.Share effect) {
        host().share(effect.key(), effect.value(), 0);
        return this;
    }

    @Override
    public final ServiceEffects enqueue(Effect.Enqueue effect) {
        Option<Integer> queue = host().findQueue(effect.vmId(), effect.queue());
        if (queue.isDefined()) {
            host().enqueue(queue.get(), effect.message());
        } else {
            write(
                    LogLevel.ERROR,
                    () -> "no queue '" + effect.queue() + "' of VMs '" + effect.vmId() + "': a message of "
                            + effect.message().size() + " bytes is dropped");
        }
        return this;
    }

    @Override
    public final ServiceEffects incrementMetric(Effect.IncrementMetric effect) {
        return attempt(() -> host().incrementMetric(vm().numberOf(effect.metric()), effect.by()));
    }

    @Override
    public final ServiceEffects recordMetric(Effect.RecordMetric effect) {
        return attempt(() -> host().recordMetric(vm().numberOf(effect.metric()), effect.value()));
    }

    /** Metrics are not worth a request. */
    private ServiceEffects attempt(Runnable call) {
        try {
            call.run();
        } catch (HostRefusal refused) {
            sayOnce(LogLevel.ERROR, "metric not written: " + refused.getMessage());
        }
        return this;
    }

    @Override
    public final ServiceEffects overrideUpstream(Effect.OverrideUpstream effect) {
        host().overrideUpstream(effect.host());
        return this;
    }

    @Override
    public final ServiceEffects runForeign(Effect.RunForeign effect) {
        if (host().callForeign(effect.name(), effect.argument()).isEmpty()) {
            sayOnce(LogLevel.WARN, "this proxy has no foreign function '" + effect.name() + "'");
        }
        return this;
    }
}
