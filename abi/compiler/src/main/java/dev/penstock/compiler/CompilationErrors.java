package dev.penstock.compiler;

import dev.penstock.compiler.input.PluginMethod;
import java.util.List;

/**
 * Why a plugin did not become a module. There is at least one message; each names the plugin's method.
 *
 * @param plugin the method whose plugin was to be compiled
 */
public record CompilationErrors(PluginMethod plugin, List<String> messages) {
    /** Copies the messages. */
    public CompilationErrors {
        messages = List.copyOf(messages);
    }

    /** One message per line. */
    @Override
    public String toString() {
        return "plugin '" + plugin + "' cannot be compiled:\n" + String.join("\n", messages);
    }
}
