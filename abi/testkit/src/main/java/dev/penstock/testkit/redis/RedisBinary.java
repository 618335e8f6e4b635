package dev.penstock.testkit.redis;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The program {@code redis-server}: the one on the PATH, else the one that the library {@code com.github.codemonstur:embedded-redis}
 * brings for Linux, where a project has that among its dependencies, in scope {@code test}.
 */
final class RedisBinary {
    private static final Map<String, String> RESOURCES = HashMap.of(
            "amd64", "redis-server-6.2.6-v5-linux-amd64",
            "aarch64", "redis-server-6.2.7-linux-arm64");

    private RedisBinary() {}

    /** @throws IllegalStateException when there is none */
    static Path find() {
        return onPath().getOrElse(Unpacked::path);
    }

    private static Option<Path> onPath() {
        return Vector.of(Option.of(System.getenv("PATH")).getOrElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "redis-server"))
                .find(Files::isExecutable);
    }

    /** Copied out of the library once in the life of this process. */
    private static final class Unpacked {
        private static final Path FILE = unpack();

        static Path path() {
            return FILE;
        }

        private static Path unpack() {
            String machine = System.getProperty("os.arch");
            String name = RESOURCES
                    .get(machine)
                    .filter(found -> System.getProperty("os.name")
                            .toLowerCase(Locale.ROOT)
                            .contains("linux"))
                    .getOrElseThrow(() -> missing("no redis-server on the PATH, and none brought for " + machine));
            try (InputStream resource = RedisBinary.class.getResourceAsStream("/" + name)) {
                return copied(Option.of(resource)
                        .getOrElseThrow(() -> missing("no redis-server on the PATH, and no " + name
                                + " on the class path: com.github.codemonstur:embedded-redis has it")));
            } catch (IOException e) {
                throw new IllegalStateException("redis-server cannot be unpacked", e);
            }
        }

        private static Path copied(InputStream resource) throws IOException {
            Path file = Files.createTempFile("penstock-redis-server", "");
            file.toFile().deleteOnExit();
            Files.write(file, resource.readAllBytes());
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
            return file;
        }

        private static IllegalStateException missing(String what) {
            return new IllegalStateException(what);
        }
    }
}
