package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CheckedTest {

    @Test
    void eightValuesAreOne() {
        var all = one("a").combine(one("b"))
                .combine(one("c"))
                .combine(one("d"))
                .combine(one("e"))
                .combine(one("f"))
                .combine(one("g"))
                .combine(one("h"))
                .ap((a, b, c, d, e, f, g, h) -> a + b + c + d + e + f + g + h);

        assertThat(all.toEither()).isEqualTo(Either.right("abcdefgh"));
    }

    @Property
    void theErrorsOfAllPartsAreKeptInOrder(@ForAll @Size(3) java.util.List<Boolean> good) {
        var parts = List.range(0, 3).map(i -> good.get(i) ? one("v" + i) : bad("e" + i));
        var all = parts.get(0).combine(parts.get(1)).combine(parts.get(2)).ap(Tuple::of);
        var expected = List.range(0, 3).filter(i -> !good.get(i)).map(i -> error("e" + i));

        assertThat(all.toEither().swap().toOption().map(Seq::toList).getOrElse(List.empty()))
                .isEqualTo(expected);
        assertThat(all.toEither().isRight()).isEqualTo(expected.isEmpty());
    }

    @Property
    void aValidationComesBackAsItWent(@ForAll boolean good) {
        Validation<Seq<ConfigError>, String> validation =
                good ? Validation.valid("v") : Validation.invalid(List.of(error("a"), error("b")));

        assertThat(Checked.fromValidation(validation).toValidation()).isEqualTo(validation);
    }

    @Test
    void aRuleOverSeveralFieldsNamesWhatItFound() {
        var checked = ConfigReader.read("{\"a\":\"1\",\"b\":\"2\"}", json -> json.field("a")
                .string()
                .value()
                .combine(json.field("b").string().value())
                .ap(Tuple::of)
                .satisfying(both -> both._1().equals(both._2()), "a and b to be equal"));

        assertThat(checked.getLeft().mkString()).isEqualTo("$: expected a and b to be equal, found \"1\", \"2\"");
    }

    @Test
    void aRuleInANestedObjectStandsAtItsPath() {
        var checked = ConfigReader.read("{\"in\":{\"a\":\"1\"}}", json -> json.field("in")
                .object(in -> in.field("a").string().value())
                .satisfying(a -> a.equals("2"), "a of 2"));

        assertThat(checked.getLeft().mkString()).isEqualTo("$.in: expected a of 2, found an object");
    }

    @Test
    void aRuleIsNotAskedAboutAMissingValue() {
        assertThat(bad("e").satisfying(String::isEmpty, "nothing").toEither())
                .isEqualTo(Either.left(List.of(error("e"))));
    }

    @Test
    void anErrorOfTheWholeStandsAtTheRoot() {
        Checked<String> checked = Checked.invalid("a or b", "both");
        assertThat(checked.toEither())
                .isEqualTo(Either.left(List.of(new ConfigError(JsonPath.ROOT, "a or b", "both"))));
        assertThat(checked).hasToString("$: expected a or b, found both");
    }

    @Test
    void whatIsCheckedShowsItsValueOrItsErrors() {
        assertThat(one("v")).hasToString("v");
        assertThat(bad("a").combine(bad("b")).ap(Tuple::of))
                .hasToString("$: expected a, found nothing; $: expected b, found nothing");
    }

    private static Checked<String> one(String value) {
        return Checked.of(value);
    }

    private static Checked<String> bad(String expected) {
        return Checked.invalid(error(expected));
    }

    private static ConfigError error(String expected) {
        return new ConfigError(JsonPath.ROOT, expected, "nothing");
    }
}
