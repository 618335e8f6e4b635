package dev.penstock.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;

/** Formatted values, with {@code String.format} as their oracle. */
class FormatProperties {
    @Provide
    Arbitrary<Double> numbers() {
        Arbitrary<Double> any = Arbitraries.longs().map(Double::longBitsToDouble);
        Arbitrary<Double> near =
                Arbitraries.longs().between(-200_000, 200_000).map(thousandths -> thousandths / 1000.0);
        Arbitrary<Double> nines = Arbitraries.of(0.995, 9.995, 99.9999, 0.5, -0.5, 1e7 - 0.5, 1e-3, 1e-4, -0.0);
        return Arbitraries.oneOf(
                any, any, near, near, nines, Arbitraries.doubles().between(-1e9, 1e9));
    }

    @Property
    void aDecimalIsTheFormattersForAnyNumber(@ForAll("numbers") double value, @ForAll @IntRange(max = 12) int digits) {
        assertThat(Format.decimal(value, digits)).isEqualTo(String.format(Locale.ROOT, "%." + digits + "f", value));
        String shown = Double.toString(value);
        Statistics.label("shown").collect(shown.contains("E") ? "with an exponent" : "plain");
        Statistics.label("shown").coverage(seen -> {
            seen.check("with an exponent").percentage(p -> p > 10);
            seen.check("plain").percentage(p -> p > 10);
        });
    }

    @Property
    void hexadecimalIsTheJdks(
            @ForAll byte[] bytes, @ForAll long value, @ForAll @IntRange(min = 1, max = 20) int digits) {
        assertThat(Format.hex(Bytes.copyOf(bytes))).isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(Format.hex(value, digits)).isEqualTo(String.format("%0" + digits + "x", value));
    }

    @Property
    void paddingIsTheFormatters(
            @ForAll @AlphaChars @StringLength(max = 8) String text, @ForAll @IntRange(min = 1, max = 12) int width) {
        assertThat(Format.padLeft(text, width, ' ')).isEqualTo(String.format("%" + width + "s", text));
        assertThat(Format.padRight(text, width, ' ')).isEqualTo(String.format("%-" + width + "s", text));
    }

    @Property
    void valuesStandInTheirPlaces(
            @ForAll @Size(max = 5) java.util.List<@AlphaChars String> texts, @ForAll @AlphaChars String between) {
        Object[] values = texts.toArray();
        assertThat(Format.text(between + ("{}" + between).repeat(values.length), values))
                .isEqualTo(String.format(between + ("%s" + between).repeat(values.length), values));
    }

    @Example
    void whatAnAuthorWrites() {
        assertThat(Format.text("{} of {} in {} ms", 1, null, Format.decimal(12.345, 1)))
                .isEqualTo("1 of null in 12.3 ms");
        assertThat(Format.decimal(1.005, 2)).isEqualTo("1.01");
        assertThat(Format.decimal(999.5, 0)).isEqualTo("1000");
        assertThat(Format.padLeft("7", 3, '0')).isEqualTo("007");
        assertThat(Format.hex(255, 4)).isEqualTo("00ff");
        assertThat(Format.hex(0, 0)).isEqualTo("0");
    }

    @Example
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Format.text("{} and {}", "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("template '{} and {}' must have a place {} for each value, got 1 values");
        assertThatThrownBy(() -> Format.text("{}")).hasMessageContaining("got 0 values");
        assertThatThrownBy(() -> Format.text("none", "one")).hasMessageContaining("got 1 values");
        assertThatThrownBy(() -> Format.decimal(1, -1)).hasMessageContaining("got -1");
    }
}
