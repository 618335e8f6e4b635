package dev.penstock.benchmarks;

import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.wasm.WasmGuest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What compiled modules allocate on the GC heap for bodies that pass, as instrumented ones count it. What the JVM counts for the machine
 * is in {@code dev.penstock.core.machine.AllocationTest}.
 */
class StreamingAllocationTest {
    private static final int SMALL = 1024;
    private static final int LARGE = 64 * 1024;
    private static final int CHUNKS = 2;
    private static final Path EXAMPLES = Path.of("../examples/target/wasm");

    @ParameterizedTest
    @CsvSource({"one line without a match,new", "one old match in every line,new", "one old match in every line,newer"})
    void aBodyThatIsRewrittenAsItPassesTakesNothingOfTheHeapForItsBytes(String line, String to) throws IOException {
        Counting module =
                new Counting(EXAMPLES.resolve("streaming-replace.wasm"), "{\"from\":\"old\",\"to\":\"" + to + "\"}");
        module.allocatedByAnExchange(line, SMALL);
        long ofSmall = module.allocatedByAnExchange(line, SMALL);
        assertThat(ofSmall).isPositive();
        assertThat(module.allocatedByAnExchange(line, LARGE)).isEqualTo(ofSmall);
    }

    /** Without JSON too, and whichever exchange it is: the hundredth takes what the tenth does. */
    @Test
    void everyExchangeTakesTheSame() throws IOException {
        Counting module = new Counting(Path.of("target/wasm/constant-replace.wasm"), "");
        long tenth = 0;
        for (int i = 0; i < 10; i++) {
            tenth = module.allocatedByAnExchange("one old match in every line", SMALL);
        }
        for (int i = 10; i < 100; i++) {
            assertThat(module.allocatedByAnExchange("one old match in every line", SMALL))
                    .as("exchange " + i)
                    .isEqualTo(tenth);
        }
    }

    /** The count would see a copy: a plugin that makes text of events takes more for more of them. */
    @Test
    void textOfABodyIsSeenByTheCount() throws IOException {
        Counting module = new Counting(Path.of("target/wasm/event-rewrite.wasm"), "");
        long ofSmall = module.allocatedByAnExchange("data: old\n\n", 256);
        assertThat(module.allocatedByAnExchange("data: old\n\n", 512)).isGreaterThan(ofSmall + CHUNKS * 256);
    }

    /** A module that counts, in front of a proxy in memory. */
    private static final class Counting {
        private WasmGuest guest;
        private final ConfiguredPlugin plugin;

        Counting(Path file, String configuration) throws IOException {
            byte[] counting = CountedAllocations.in(Files.readAllBytes(file));
            plugin = PluginTester.onGuest(host -> guest = WasmGuest.load(counting, host))
                    .configure(configuration);
        }

        /** Octets on the heap for a body of some chunks of that size, which goes up and comes back. */
        long allocatedByAnExchange(String line, int chunkSize) {
            long before = guest.global(CountedAllocations.ALLOCATED);
            String chunk = (line + "\n").repeat(chunkSize / line.length() + 1).substring(0, chunkSize);
            String[] chunks = Collections.nCopies(CHUNKS, chunk).toArray(String[]::new);
            assertThat(plugin.exchange(post("/").chunks(chunks)).client().body())
                    .hasSizeGreaterThanOrEqualTo(CHUNKS * chunkSize);
            return guest.global(CountedAllocations.ALLOCATED) - before;
        }
    }
}
