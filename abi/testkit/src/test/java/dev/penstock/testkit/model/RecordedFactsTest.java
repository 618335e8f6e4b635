package dev.penstock.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a document says which test shows how a host behaves, there is that test. */
class RecordedFactsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Properties))(?:\\.(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"abi/HOSTS.md", "abi/testkit/MODEL.md"})
    void eachTestThatIsNamedIsThere(String document) throws IOException {
        var matcher = NAMED.matcher(Files.readString(ROOT.resolve(document)));
        var named = Vector.ofAll(matcher.results().toList());
        var sources = sources();
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named.reject(name -> isThere(sources, name.group(1), name.group(2)))
                        .map(name -> name.group()))
                .isEmpty();
    }

    /** Where several tests have the name, one of them must have the method. */
    private static boolean isThere(Map<String, ? extends Seq<String>> sources, String test, String method) {
        return sources.get(test)
                .exists(all -> all.exists(text -> method == null || text.contains("void " + method + "(")));
    }

    private static Map<String, ? extends Seq<String>> sources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return Vector.ofAll(files.toList())
                    .filter(file -> file.toString().matches(".*/src/test/java/.*(Test|Properties)\\.java"))
                    .foldLeft(
                            HashMap.<String, Vector<String>>empty(),
                            (all, file) -> all.put(
                                    file.getFileName().toString().replace(".java", ""),
                                    Vector.of(text(file)),
                                    Vector::appendAll));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
