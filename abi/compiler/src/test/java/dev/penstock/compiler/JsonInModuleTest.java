package dev.penstock.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.classlib.JacksonCharacters;
import dev.penstock.compiler.sample.JsonConfig;
import dev.penstock.compiler.sample.JsonCorpus;
import dev.penstock.compiler.sample.JsonEdit;
import dev.penstock.compiler.sample.JsonReading;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Memory;
import tools.jackson.core.io.CharTypes;

class JsonInModuleTest {
    private static final int MUTATED = 300;

    @Test
    void theModuleReadsAndRejectsWhatTheJvmDoesInTheSameWords() {
        EndiveHost host =
                new EndiveHost(SampleModules.release(JsonReading.class).bytes());
        host.call("proxy_on_vm_start", 1, 0);

        for (int number = 0; number < JsonCorpus.written() + MUTATED; number++) {
            host.call("proxy_on_response_headers", number, 0, 0);
            assertThat(host.headers().get("x-java"))
                    .as("document %d", number)
                    .isEqualTo(JsonReading.plugin().header().apply(number));
        }
    }

    @Test
    void theModuleEditsAndRefusesAsTheJvmDoesWhateverTheMemoryHeldBefore() {
        EndiveHost host = new EndiveHost(SampleModules.release(JsonEdit.class).bytes());
        host.call("proxy_on_vm_start", 1, 0);
        int unused = (int) host.call("proxy_on_memory_allocate", 8) + 8;

        for (int number = 0; number < JsonCorpus.written() + MUTATED; number++) {
            unused = fillWithNines(host.memory(), unused);
            host.call("proxy_on_response_headers", number, 0, 0);
            assertThat(host.headers().get("x-java"))
                    .as("document %d", number)
                    .isEqualTo(JsonEdit.plugin().header().apply(number));
        }
    }

    /** What would go on with any number. */
    private static int fillWithNines(Memory memory, int from) {
        int end = memory.pages() * Memory.PAGE_SIZE;
        memory.fill((byte) '9', from, end);
        return end;
    }

    @Test
    void aModuleThatReadsAConfigIsSmall() {
        assertThat(SampleModules.release(JsonConfig.class).size()).isLessThan(115_000);
    }

    @Test
    void aModuleThatEditsDocumentsAndKeepsLogAttributesIsSmall() {
        assertThat(SampleModules.release(JsonEdit.class).size()).isLessThan(55_000);
    }

    @Test
    void theTablesOfTheModuleAreJacksons() {
        assertThat(JacksonCharacters.ofUtf8()).isEqualTo(CharTypes.getInputCodeUtf8());
        assertThat(JacksonCharacters.ofLatin1()).isEqualTo(CharTypes.getInputCodeLatin1());
        for (int code = Byte.MIN_VALUE; code < 0x100; code++) {
            assertThat(JacksonCharacters.digit(code)).isEqualTo(CharTypes.charToHex(code));
        }
    }
}
