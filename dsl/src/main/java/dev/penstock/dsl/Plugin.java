package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.exchange.BodyKind;
import dev.penstock.core.exchange.BodyTreatment;
import dev.penstock.core.machine.BodyTreatments;
import dev.penstock.core.machine.StreamMachine;
import dev.penstock.core.pipeline.Configured;
import dev.penstock.core.pipeline.Part;
import dev.penstock.core.pipeline.Pipeline;
import io.vavr.collection.List;

/**
 * A gateway plugin as one immutable value. Start with {@link #named}; each verb returns a new plugin; {@link #toString}
 * prints the verbs back.
 *
 * <pre>{@code
 * Plugin.named("greeting")
 *         .onRequestHeaders((request, config) -> request.proceed().setHeader("x-greeting", "hello"))
 *         .onStreamingResponseBody(config -> BodyTransform.replace(utf8("old"), utf8("new")))
 * }</pre>
 *
 * <p>Each phase has at most one handler. A handler that throws fails its request with 500, or closes the stream once
 * response headers have gone out, and logs one line; the next request is served. {@link #failOpen} lets the message pass
 * instead.
 *
 * @param <C> the type of its configuration
 */
@CheckReturnValue
public abstract sealed class Plugin<C> extends RootVerbs<C> permits Named, Ruled, Declared {
    private final String name;
    private final List<Verb<C>> verbs;
    private final BodyTreatments treatments;
    private final boolean failOpen;

    Plugin(String name, List<Verb<C>> verbs, BodyTreatments treatments, boolean failOpen) {
        this.name = name;
        this.verbs = verbs;
        this.treatments = treatments;
        this.failOpen = failOpen;
    }

    /** How it reads its configuration. */
    abstract ConfigSource<C> source();

    /**
     * A plugin that does nothing yet.
     *
     * @param name as log lines, errors and the module's file name it: letters, digits, {@code -}, {@code _}, {@code .},
     *     beginning with a letter or digit
     * @throws IllegalArgumentException for another name
     */
    public static Named named(String name) {
        return new Named(PluginName.require(name));
    }

    /** What becomes of bodies of some kind where the plugin has a handler of bodies. All are left alone unless said otherwise. */
    public final Plugin<C> bodies(BodyKind kind, BodyTreatment treatment) {
        String text = "bodies(" + kind.name() + ", " + treatment.name() + ")";
        return new Declared<>(
                name,
                source(),
                append(new Verb<>(text, "", (assembly, config) -> {})),
                treatments.with(kind, treatment),
                failOpen);
    }

    /**
     * Lets a message pass as it is when a handler fails on it, in place of answering 500. Where part of the message would be
     * lost by that, the stream is reset all the same.
     */
    public final Plugin<C> failOpen() {
        return new Declared<>(
                name, source(), append(new Verb<>("failOpen()", "", (assembly, config) -> {})), treatments, true);
    }

    /** The name it was given. */
    @Override
    public final String name() {
        return name;
    }

    /** This plugin as the shell runs it. */
    public final Pipeline pipeline() {
        ConfigSource<C> source = source();
        return new Pipeline(name, (context, config) -> source.<Part>read(context, config, this::assembled)
                .map(this::under));
    }

    private Part assembled(C config) {
        Assembly assembly = new Assembly(treatments);
        for (Verb<C> verb : verbs) {
            verb.declaration().addTo(assembly, config);
        }
        return new Part(new StreamMachine(assembly.stages()), assembly.root());
    }

    private Configured under(Accepted<Part> accepted) {
        return new Configured(
                accepted.id(),
                accepted.parts(),
                accepted.root(accepted.parts().ofRoot().root()),
                failOpen);
    }

    /** The verbs as they were called, handlers as {@code ...}. */
    @Override
    public final String toString() {
        return "Plugin.named(\"" + name + "\")"
                + verbs.map(Verb::text)
                        .filter(text -> !text.isEmpty())
                        .map(text -> "\n        ." + text)
                        .mkString();
    }

    @Override
    final Plugin<C> only(String text, String slot, Verb.Declaration<C> declaration) {
        requireFree(slot);
        return with(new Verb<>(text, slot, declaration));
    }

    @Override
    final Plugin<C> with(Verb<C> verb) {
        return new Declared<>(name, source(), append(verb), treatments, failOpen);
    }

    private List<Verb<C>> append(Verb<C> verb) {
        return verbs.append(verb);
    }

    private void requireFree(String slot) {
        if (verbs.exists(verb -> verb.slot().equals(slot))) {
            throw new IllegalStateException("plugin '" + name + "': at most one handler of " + slot
                    + "; transforms are combined with BodyTransform.then");
        }
    }
}
