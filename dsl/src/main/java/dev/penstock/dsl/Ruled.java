package dev.penstock.dsl;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.penstock.core.json.Checked;
import dev.penstock.core.json.Json;
import dev.penstock.core.machine.BodyTreatments;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A plugin whose configuration has rules, and which may still be told to isolate them.
 *
 * @param <C> the type of its configuration
 */
@CheckReturnValue
public final class Ruled<C> extends Plugin<C> {
    private final Function<? super Json, Checked<C>> global;
    private final BiFunction<? super Json, ? super Option<C>, Checked<C>> rule;

    Ruled(
            String name,
            Function<? super Json, Checked<C>> global,
            BiFunction<? super Json, ? super Option<C>, Checked<C>> rule) {
        super(name, List.of(verb("rules(...)")), BodyTreatments.LEAVE, false);
        this.global = global;
        this.rule = rule;
    }

    /**
     * This plugin, where a bad rule harms no other. In its place stays the last good version that this VM has taken of a rule
     * with the same match keys, of the same plugin: one with the same {@code plugin_name}, {@code plugin_root_id} and {@code
     * _plugin_id_}. Without one the rule is left out. An error line says either. Only where nothing good is left, no rule and
     * no global part, the configuration is rejected.
     */
    public Plugin<C> isolateRules() {
        return new Declared<>(
                name(),
                new RulesSource.Isolated<>(global, rule),
                List.of(verb("rules(...)"), verb("isolateRules()")),
                BodyTreatments.LEAVE,
                false);
    }

    @Override
    ConfigSource<C> source() {
        return new RulesSource.Together<>(global, rule);
    }

    private static <C> Verb<C> verb(String text) {
        return new Verb<>(text, "", (assembly, config) -> {});
    }
}
