package dev.penstock.guest;

import dev.penstock.core.effect.Effect;

/** Makes host calls of effects, one each. What the host refuses surfaces as {@link HostRefusal}. */
final class EffectRunner implements Effect.Cases<EffectRunner> {
    private final Host host;
    private final PluginLog log;

    EffectRunner(Host host, PluginLog log) {
        this.host = host;
        this.log = log;
    }

    void run(Effect effect) {
        effect.match(this);
    }

    @Override
    public EffectRunner setHeader(Effect.SetHeader effect) {
        host.setHeader(effect.map(), effect.field());
        return this;
    }

    @Override
    public EffectRunner addHeader(Effect.AddHeader effect) {
        host.addHeader(effect.map(), effect.field());
        return this;
    }

    @Override
    public EffectRunner removeHeader(Effect.RemoveHeader effect) {
        host.removeHeader(effect.map(), effect.name());
        return this;
    }

    @Override
    public EffectRunner replaceBody(Effect.ReplaceBody effect) {
        host.replaceBody(effect.direction(), effect.body());
        return this;
    }

    @Override
    public EffectRunner sendReply(Effect.SendReply effect) {
        host.sendReply(effect.reply());
        return this;
    }

    @Override
    public EffectRunner closeStream(Effect.CloseStream effect) {
        host.closeStream();
        return this;
    }

    @Override
    public EffectRunner log(Effect.Log effect) {
        log.write(effect.level(), effect.message());
        return this;
    }
}
