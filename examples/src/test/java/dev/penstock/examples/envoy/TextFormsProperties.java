package dev.penstock.examples.envoy;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import dev.penstock.testkit.ConfiguredPlugin;
import dev.penstock.testkit.PluginTester;
import io.vavr.Lazy;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Text forms, digests and formatted values in a module are those on the JVM, which the JDK vouches for. */
class TextFormsProperties {
    private static final Lazy<ConfiguredPlugin> MODULE = Lazy.of(TextFormsProperties::module);

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void aModuleMakesTheTextsThatTheJvmMakes(@ForAll("bodies") Bytes body) {
        var seen =
                MODULE.get().upstream(request -> answer(200)).exchange(post("/").chunks(Vector.of(body.toArray())));
        assertThat(seen.upstream().body()).isEqualTo(TextForms.of(body));
        Statistics.label("form").collect((char) body.at(0));
        Statistics.label("form").coverage(seenForms -> TextForms.ALL
                .chars()
                .forEach(form -> seenForms.check((char) form).count(count -> count > 5)));
    }

    @Provide
    Arbitrary<Bytes> bodies() {
        Arbitrary<Bytes> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(80).map(Bytes::copyOf);
        Arbitrary<Bytes> texts =
                Arbitraries.strings().withChars("aé€&=+%41,; /").ofMaxLength(40).map(Bytes::utf8);
        Arbitrary<Bytes> encoded =
                bytes.map(value -> Bytes.utf8(java.util.Base64.getEncoder().encodeToString(value.toArray())));
        return Combinators.combine(
                        Arbitraries.chars().with(TextForms.ALL.toCharArray()), Arbitraries.oneOf(bytes, texts, encoded))
                .as((form, rest) -> Bytes.utf8("" + form).concat(rest));
    }

    private static ConfiguredPlugin module() {
        try {
            return PluginTester.onModule(Files.readAllBytes(new FixtureModule(TextForms.class, "textForms").path()))
                    .configure("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
