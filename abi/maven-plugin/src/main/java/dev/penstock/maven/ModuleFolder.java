package dev.penstock.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of finished modules, and beside it the hashes of what each was made from. */
final class ModuleFolder {
    private static final String EXTENSION = ".wasm";

    private final Path modules;
    private final Path hashes;

    ModuleFolder(Path modules, Path hashes) {
        this.modules = modules;
        this.hashes = hashes;
    }

    /** Whether the module of this plugin is there and was made from inputs of this hash. */
    boolean isCurrent(String plugin, String hash) {
        try {
            return Files.exists(file(plugin))
                    && Files.exists(hashFile(plugin))
                    && Files.readString(hashFile(plugin)).equals(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Size of the plugin's module in bytes. */
    long size(String plugin) {
        try {
            return Files.size(file(plugin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String plugin, byte[] module, String hash) {
        try {
            Files.createDirectories(modules);
            Files.createDirectories(hashes);
            Files.deleteIfExists(hashFile(plugin));
            Files.write(file(plugin), module);
            Files.writeString(hashFile(plugin), hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the modules of all other plugins. */
    void retain(Set<String> plugins) {
        if (!Files.isDirectory(modules)) {
            return;
        }
        try (Stream<Path> files = Files.list(modules)) {
            List<Path> stale = files.filter(file -> !plugins.contains(pluginOf(file)))
                    .filter(file -> file.toString().endsWith(EXTENSION))
                    .toList();
            for (Path file : stale) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pluginOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }

    private Path file(String plugin) {
        return modules.resolve(plugin + EXTENSION);
    }

    private Path hashFile(String plugin) {
        return hashes.resolve(plugin + ".sha256");
    }
}
