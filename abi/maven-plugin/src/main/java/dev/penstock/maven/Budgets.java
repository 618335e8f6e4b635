package dev.penstock.maven;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The most bytes a module may have. In the POM:
 *
 * <pre>{@code
 * <budgets>
 *   <default>60000</default>
 *   <plugins>
 *     <json-inject>200000</json-inject>
 *   </plugins>
 * </budgets>
 * }</pre>
 */
public final class Budgets {
    private long defaultBytes = Long.MAX_VALUE;
    private Map<String, Long> plugins = new LinkedHashMap<>();

    /** The budget of every plugin without one of its own, in bytes. Without it there is no limit. */
    public void setDefault(long bytes) {
        defaultBytes = bytes;
    }

    /** Budgets in bytes by the plugin's name. */
    public void setPlugins(Map<String, Long> bytes) {
        plugins = Map.copyOf(bytes);
    }

    long of(String plugin) {
        return plugins.getOrDefault(plugin, defaultBytes);
    }
}
