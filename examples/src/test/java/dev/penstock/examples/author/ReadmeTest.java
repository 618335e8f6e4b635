package dev.penstock.examples.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java that abi/testkit/README.md shows stands, but for white space, in tests of this package, which the build runs. */
class ReadmeTest {
    private static final Path README = Path.of("..", "abi", "testkit", "README.md");
    private static final Path HERE = Path.of("src", "test", "java", "dev", "penstock", "examples", "author");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void allItsJavaRuns() throws IOException {
        String run = bare(Files.readString(HERE.resolve("StreamingReplaceTest.java"))
                + Files.readString(HERE.resolve("KitTest.java")));
        Vector<String> shown = Vector.ofAll(JAVA.matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .toList());
        assertThat(shown).hasSizeGreaterThan(4);
        assertThat(shown).allSatisfy(block -> assertThat(run).contains(bare(block)));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }
}
