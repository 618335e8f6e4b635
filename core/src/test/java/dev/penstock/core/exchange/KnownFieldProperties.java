package dev.penstock.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Header;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class KnownFieldProperties {
    private static final List<String> NAMES =
            List.of("x-a", "X-B", ":status", ":path", "x b", "", "Content-Length", "x-\u00e4", "x-c", "x-d");

    @Property
    void aFieldIsWhatItWouldBeIfItWereNew(@ForAll("fields") List<Tuple2<String, String>> fields) {
        for (Tuple2<String, String> each : fields) {
            assertThat(told(() -> KnownField.of(each.get1(), each.get2())))
                    .isEqualTo(told(() -> Fields.requireSettable(Header.of(each.get1(), each.get2()))));
        }
    }

    /** Constants, which are one object each, and others that are equal to them. */
    @Provide
    Arbitrary<List<Tuple2<String, String>>> fields() {
        Arbitrary<String> constants = Arbitraries.of(NAMES);
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "1", "yes", "200", "101", "a\rb", "c\n", "\0", "\u00e4", "v".repeat(64), "w".repeat(65)),
                Arbitraries.strings().withChars("ab\n\u20ac").ofMaxLength(20));
        Arbitrary<String> names = Arbitraries.oneOf(
                constants,
                constants.map(KnownFieldProperties::copy),
                Arbitraries.integers().between(1, 40).map(number -> "x-" + number));
        return Combinators.combine(names, values).as(Tuple::of).list().ofMaxSize(60);
    }

    /** An equal string that is another object. */
    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    private static String told(Supplier<Header> made) {
        try {
            return made.get().toString();
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    @Example
    void aFieldOfConstantsIsMadeOnceAndOneOfALongValueEachTime() {
        String longest = "v".repeat(64);
        assertThat(KnownField.of("x-once", longest)).isSameAs(KnownField.of("x-once", longest));
        String longer = "v".repeat(65);
        assertThat(KnownField.of("x-once", longer)).isNotSameAs(KnownField.of("x-once", longer));
        assertThat(KnownField.of("x-once", longest)).isSameAs(KnownField.of("x-once", longest));
    }

    @Example
    void namesAreForgottenWhereThereAreManyOfThem() {
        Header first = KnownField.of("x-first", "1");
        for (int i = 0; i < 16; i++) {
            KnownField.of("x-" + i, "1");
        }
        assertThat(KnownField.of("x-first", "1")).isNotSameAs(first).isEqualTo(first);
    }
}
