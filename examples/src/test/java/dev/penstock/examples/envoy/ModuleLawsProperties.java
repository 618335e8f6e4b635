package dev.penstock.examples.envoy;

import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import dev.penstock.testkit.law.ChunkLaws;
import dev.penstock.testkit.law.Chunked;
import dev.penstock.testkit.law.Chunking;
import io.vavr.Lazy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Chunk-split invariance of transforms in compiled modules. */
class ModuleLawsProperties {
    private static final Lazy<ConfiguredPlugin> COMPOSED = Lazy.of(() -> running("composed"));
    private static final Lazy<ConfiguredPlugin> IDENTITY = Lazy.of(() -> running("identity"));

    @Property(tries = 80)
    void aCompositionKeepsTheLaw(@ForAll @Chunked({"old", "ldn"}) Chunking body) {
        ChunkLaws.check(COMPOSED.get(), body);
    }

    @Property(tries = 40)
    void theIdentityKeepsTheLaw(@ForAll @Chunked("old") Chunking body) {
        ChunkLaws.check(IDENTITY.get(), body);
    }

    private static ConfiguredPlugin running(String method) {
        try {
            return PluginTester.onModule(Files.readAllBytes(new FixtureModule(method).path()))
                    .configure("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
