package dev.penstock.core.pipeline;

import dev.penstock.core.context.PluginContext;
import dev.penstock.core.data.Bytes;
import io.vavr.control.Either;
import java.util.function.BiFunction;

/**
 * A plugin reduced to what the shell needs.
 *
 * @param name as log lines and errors name the plugin
 * @param configure the plugin under a configuration as the host gives it, or why it is rejected, in one line. Pure but
 *     for what it reads: a host configures a plugin several times, also on threads that serve nothing
 */
public record Pipeline(String name, BiFunction<PluginContext, Bytes, Either<String, Configured>> configure) {}
