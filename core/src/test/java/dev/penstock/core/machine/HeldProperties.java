package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What was left in a buffer that other filters add to. */
class HeldProperties {
    @Property
    void itIsFoundAtTheStartOrBehindAllThatHasGoneOnOrAtItsOnlyPlace(
            @ForAll("few") String left,
            @ForAll("many") String before,
            @ForAll("many") String after,
            @ForAll boolean there,
            @ForAll @IntRange(max = 14) int released) {
        String buffer = before + (there ? left : "") + after;
        int found = Held.of(Bytes.utf8(left), left.length() / 2).startIn(Bytes.utf8(buffer), released);
        Vector<Integer> places = Vector.range(0, buffer.length() + 1).filter(at -> buffer.startsWith(left, at));
        Statistics.label("places").collect(Math.min(2, places.size()), found >= 0);
        Statistics.label("places").coverage(seen -> {
            seen.check(1, true).percentage(share -> share > 10);
            seen.check(2, false).percentage(share -> share > 2);
            seen.check(0, false).percentage(share -> share > 5);
        });
        if (places.contains(0)) {
            assertThat(found).isZero();
        } else if (places.contains(released)) {
            assertThat(found).isEqualTo(released);
        } else {
            assertThat(found).isEqualTo(places.size() == 1 ? places.head() : -1);
        }
    }

    @Example
    void whatHasGoneOnTellsWhichOfSeveralPlacesItIsToTheEndOfTheBuffer() {
        assertThat(Held.of(Bytes.utf8("ab"), 1).startIn(Bytes.utf8("xabab"), 3)).isEqualTo(3);
        assertThat(Held.of(Bytes.utf8("ab"), 1).startIn(Bytes.utf8("xabab"), 1)).isEqualTo(1);
    }

    @Provide
    Arbitrary<String> few() {
        return Arbitraries.strings().withChars("abc").ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> many() {
        return Arbitraries.strings().withChars("abc").ofMaxLength(9);
    }
}
