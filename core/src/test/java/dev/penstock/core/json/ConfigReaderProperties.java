package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigReaderProperties {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyBytesAreAConfigOrErrorsThatNameAPath(@ForAll("inputs") byte[] input) {
        var outcome = ConfigReader.read(input, ConfigReaderTest.CONFIG);

        assertThat(outcome.isRight() || !outcome.getLeft().isEmpty()).isTrue();
        outcome.swap().forEach(errors -> assertThat(errors).allSatisfy(error -> assertThat(error.toString())
                .startsWith("$")
                .contains(": expected ", ", found ")
                .matches("\\P{Cntrl}*")));
    }

    @Property
    void aPairOfTextsComesThrough(@ForAll String from, @ForAll String to) {
        var outcome = ConfigReader.read(
                "{\"from\":" + escaped(from) + ",\"to\":" + escaped(to) + "}", ConfigReaderTest.CONFIG);

        if (outcome.isRight()) {
            assertThat(outcome.get().from().toArray())
                    .isEqualTo(Bytes.utf8(from).toArray());
            assertThat(outcome.get().to().toArray()).isEqualTo(Bytes.utf8(to).toArray());
        } else {
            assertThat(from.isEmpty() || isUnpaired(from) || isUnpaired(to)).isTrue();
        }
    }

    @Provide
    Arbitrary<byte[]> inputs() {
        return Arbitraries.oneOf(Documents.garbage(), Documents.mutated());
    }

    private static String escaped(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(unit -> out.append("\\u").append(String.format("%04x", unit)));
        return out.append('"').toString();
    }

    private static boolean isUnpaired(String text) {
        return text.codePoints().anyMatch(code -> code >= 0xd800 && code <= 0xdfff);
    }
}
