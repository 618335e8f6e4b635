package dev.penstock.core.rules;

import dev.penstock.core.context.Key;
import dev.penstock.core.json.Json;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** The rules that were in force last, of each plugin of a VM: what a bad rule falls back to. Immutable. */
public final class KeptRules {
    /** Where a VM keeps them. */
    public static final Key<KeptRules> KEY = Key.ofVm("last good rules", new KeptRules(Map.of()));

    private final Map<String, Map<String, Json.Obj>> byPlugin;

    private KeptRules(Map<String, Map<String, Json.Obj>> byPlugin) {
        this.byPlugin = byPlugin;
    }

    /** The rule of that plugin with that {@link RuleMatch#key}. */
    Option<Json.Obj> find(String plugin, String match) {
        Map<String, Json.Obj> rules = byPlugin.get(plugin);
        return rules == null ? Option.none() : Option.of(rules.get(match));
    }

    /** These, but for that plugin only the rules that {@code now} has. */
    public KeptRules with(String plugin, RuleSet<?> now) {
        Map<String, Map<String, Json.Obj>> changed = new HashMap<>(byPlugin);
        changed.put(plugin, now.sources());
        return new KeptRules(changed);
    }
}
