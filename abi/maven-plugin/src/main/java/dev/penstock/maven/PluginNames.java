package dev.penstock.maven;

import dev.penstock.compiler.input.PluginMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks plugins for their names, by making them on the JVM in a class loader that sees the project and nothing else. */
final class PluginNames {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private PluginNames() {}

    /**
     * The plugins by name, in the order given. Throws {@link BuildFailure} if one cannot be made, has a name that is not
     * a file name, or has the name of another.
     */
    static Map<String, PluginMethod> of(List<PluginMethod> plugins, List<Path> classPath) {
        URL[] urls = classPath.stream().map(PluginNames::url).toArray(URL[]::new);
        try (URLClassLoader project = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Map<String, PluginMethod> named = new LinkedHashMap<>();
            for (PluginMethod plugin : plugins) {
                String name = name(plugin, project);
                requireNew(name, plugin, named.put(name, plugin));
            }
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(PluginMethod method, ClassLoader project) {
        try {
            Object plugin = Class.forName(method.className(), true, project)
                    .getMethod(method.methodName())
                    .invoke(null);
            String name = String.valueOf(plugin.getClass().getMethod("name").invoke(plugin));
            return requireFileName(name, method);
        } catch (InvocationTargetException e) {
            throw new BuildFailure(method + " threw " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new BuildFailure(method + " cannot be called: " + e, e);
        }
    }

    private static String requireFileName(String name, PluginMethod method) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new BuildFailure("plugin '" + name + "' of " + method
                    + ": a name must be of letters, digits, dot, dash and underscore, to be a file name");
        }
        return name;
    }

    private static void requireNew(String name, PluginMethod plugin, PluginMethod previous) {
        if (previous != null) {
            throw new BuildFailure("plugin '" + name + "' is made by both " + previous + " and " + plugin);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a class path entry: " + path, e);
        }
    }
}
