package dev.penstock.testkit.envoy;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for temporary files, deleted with all it holds when it is closed. */
final class TempFolder implements AutoCloseable {

    private final Path path;

    TempFolder() throws IOException {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    TempFolder(Path parent) throws IOException {
        this.path = Files.createTempDirectory(parent, "penstock");
    }

    Path path() {
        return path;
    }

    /** Does nothing the second time. */
    @Override
    public void close() {
        if (Files.exists(path)) {
            delete();
        }
    }

    private void delete() {
        try (var all = Files.walk(path)) {
            for (var file : Vector.ofAll(all).sorted(Comparator.reverseOrder())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("temporary files stay in " + path, failed);
        }
    }
}
