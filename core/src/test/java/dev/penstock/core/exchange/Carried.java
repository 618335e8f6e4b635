package dev.penstock.core.exchange;

import dev.penstock.core.context.KnownProperties;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.Storage;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import io.vavr.collection.Vector;

/** Effects carried out on a stream that is a value: what is kept, which properties were set, what was logged once. */
record Carried(KnownProperties host, Vector<String> propertiesSet, Vector<String> warnings) {

    static Carried on(Platform platform) {
        return new Carried(KnownProperties.none().on(platform), Vector.empty(), Vector.empty());
    }

    Carried with(String property, Bytes value) {
        return new Carried(host.with(property, value), propertiesSet, warnings);
    }

    Carried out(Edit<?, ?> edit) {
        return out(edit.effects());
    }

    private Carried out(Iterable<Effect> effects) {
        Carried now = this;
        for (Effect effect : effects) {
            now = now.one(effect);
        }
        return now;
    }

    private Carried one(Effect effect) {
        if (effect instanceof Effect.Update<?> update) {
            return new Carried(host.keeping(updated(update)), propertiesSet, warnings);
        }
        if (effect instanceof Effect.Derived derived) {
            return out(derived.from().derive(host));
        }
        if (effect instanceof Effect.SetProperty set) {
            return new Carried(host.with(set.path(), set.value()), propertiesSet.append(set.path()), warnings);
        }
        if (effect instanceof Effect.LogOnce said) {
            return new Carried(host, propertiesSet, warnings.append(said.message()));
        }
        throw new AssertionError("no effect of attributes: " + effect);
    }

    private <T> Storage updated(Effect.Update<T> update) {
        return host.storage().with(update.key(), update.change().apply(host.get(update.key())));
    }

    String property(String name) {
        return host.property(name).get().utf8();
    }
}
