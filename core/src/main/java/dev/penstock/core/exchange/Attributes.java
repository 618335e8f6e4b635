package dev.penstock.core.exchange;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.LogLevel;
import dev.penstock.core.json.Json;
import dev.penstock.core.json.JsonPrinter;
import dev.penstock.core.json.LogAttributes;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** What a plugin has noted of a stream, and how access logs and traces get to know it. */
final class Attributes {
    private static final Key<List<Tuple2<String, Json>>> NOTED = Key.ofStream("penstock.attributes", List.empty());

    private Attributes() {}

    static Effect note(String name, Json value) {
        requireName("an attribute", name);
        return new Effect.Update<>(NOTED, noted -> without(name, noted).prepend(Tuple.of(name, value)));
    }

    private static List<Tuple2<String, Json>> without(String name, List<Tuple2<String, Json>> noted) {
        List<Tuple2<String, Json>> others = List.empty();
        for (Tuple2<String, Json> attribute : noted.reverse()) {
            others = attribute._1().equals(name) ? others : others.prepend(attribute);
        }
        return others;
    }

    static Option<Json> find(String name, PluginContext context) {
        for (Tuple2<String, Json> attribute : context.get(NOTED)) {
            if (attribute._1().equals(name)) {
                return Option.some(attribute._2());
            }
        }
        return Option.none();
    }

    static Effect log(String property) {
        requireName("a property", property);
        return new Effect.Derived(context -> logged(property, context));
    }

    private static List<Effect> logged(String property, PluginContext context) {
        List<Tuple2<String, Json>> noted = context.get(NOTED);
        if (noted.isEmpty()) {
            return List.empty();
        }
        Option<Bytes> before = context.property(property);
        LogAttributes merged = LogAttributes.merge(before.isDefined() ? before.get() : Bytes.empty(), noted);
        Effect write = new Effect.SetProperty(property, merged.property());
        return merged.overwritten() ? List.of(overwritten(property), write) : List.of(write);
    }

    private static Effect overwritten(String property) {
        return new Effect.LogOnce(
                LogLevel.WARN,
                "property '" + property + "' held no JSON object in escaped form; attributes have overwritten it");
    }

    static Effect trace() {
        return new Effect.Derived(Attributes::traced);
    }

    private static List<Effect> traced(PluginContext context) {
        List<Effect> tags = List.empty();
        for (Tuple2<String, Json> attribute : context.get(NOTED)) {
            Bytes value = Bytes.utf8(text(attribute._2()));
            tags = tags.prepend(new Effect.SetProperty("trace_span_tag." + attribute._1(), value));
            if (context.platform() == Platform.ENVOY) {
                tags = tags.prepend(new Effect.SetProperty(attribute._1(), value));
            }
        }
        return tags;
    }

    private static String text(Json value) {
        Option<String> text = value.asString();
        return text.isDefined() ? text.get() : JsonPrinter.print(value);
    }

    /** A NUL would make several of one property; no format reaches those, nor the one without a name. */
    private static void requireName(String what, String name) {
        boolean plain = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            plain &= name.charAt(i) >= ' ' && name.charAt(i) != 0x7f;
        }
        if (!plain) {
            throw new IllegalArgumentException(
                    "name of " + what + " must not be empty nor hold control characters, got '" + name + "'");
        }
    }
}
