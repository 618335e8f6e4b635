package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Unit;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.core.machine.BodyTreatments;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A plugin that has a name only, and so may still be given a configuration. Without one it accepts nothing, {@code {}}, and
 * objects with no other fields than the host's, whose names begin and end with {@code _}.
 */
@CheckReturnValue
public final class Named extends Plugin<Unit> {
    Named(String name) {
        super(name, List.empty(), BodyTreatments.LEAVE, false);
    }

    /**
     * This plugin with a configuration, read from the JSON object that the host holds for it.
     *
     * @param parse turns the object into the configuration or all that is wrong with it. Pure: a host configures a plugin
     *     several times
     */
    public <C> Plugin<C> config(Function<? super Json, Checked<C>> parse) {
        return configured("config(...)", new ConfigSource.OfJson<>((context, json) -> parse.apply(json)));
    }

    /**
     * As {@link #config}, where the configuration also depends on what can be read at that time: the clock, properties of the
     * host, shared data. Properties of streams are none.
     */
    public <C> Plugin<C> configWith(BiFunction<? super PluginContext, ? super Json, Checked<C>> parse) {
        return configured("configWith(...)", new ConfigSource.OfJson<>(parse));
    }

    /**
     * As {@link #config}, of a configuration in a form of the plugin's own: the bytes that the host holds, possibly none. The
     * host's {@code _plugin_id_} is not looked for in it.
     */
    public <C> Plugin<C> rawConfig(Function<? super Bytes, Checked<C>> parse) {
        return configured("rawConfig(...)", new ConfigSource.OfBytes<>(parse));
    }

    /**
     * As {@link #config}, where some requests may have a configuration of their own: the object's {@code _rules_}, as Higress
     * writes them ({@link dev.penstock.core.rules}). A request is served under the first rule that matches it, else under the
     * global part, which is the rest of the object; where there is neither, the plugin does nothing for its stream. That is
     * decided once, when the request's headers arrive, before any handler changes them.
     *
     * <p>What a plugin does apart from streams ({@link #onStart}, {@link #onQueue} and the like) it does once, under the global
     * part; without one under the first rule. Limits and rebuilds that are functions of the configuration hold for the streams
     * of each rule under the rule's own.
     *
     * <p>A bad rule rejects the whole configuration, unless {@link Ruled#isolateRules}. A bad global part is left out where a
     * rule is good, and an error line says so.
     *
     * @param global the checks of the global part; it may have {@code _rules_} among its fields
     * @param rule the checks of a rule, which is an object too; what it leaves out it may take from the global part, where
     *     there is a good one
     */
    public <C> Ruled<C> rules(
            Function<? super Json, Checked<C>> global, BiFunction<? super Json, ? super Option<C>, Checked<C>> rule) {
        return new Ruled<>(name(), global, rule);
    }

    private <C> Plugin<C> configured(String text, ConfigSource<C> source) {
        return new Declared<>(
                name(), source, List.of(new Verb<>(text, "", (assembly, value) -> {})), BodyTreatments.LEAVE, false);
    }

    /** Not a field, so that the module of a plugin with a configuration has no code for none. */
    @Override
    ConfigSource<Unit> source() {
        return new ConfigSource.OfNothing();
    }
}
