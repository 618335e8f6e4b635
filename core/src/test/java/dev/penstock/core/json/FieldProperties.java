package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Seq;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class FieldProperties {
    /** One field for each check. */
    private static Checked<Integer> all(Json json) {
        return json.field("text")
                .orElse("a")
                .string()
                .oneOf("a", "b")
                .value()
                .combine(json.field("number").orElse(5).wholeNumber(1, 9))
                .combine(json.field("truth").orElse(true).bool())
                .combine(json.field("time").optional(field -> field.duration(ChronoUnit.SECONDS)))
                .combine(json.field("size").optional(Field::byteSize))
                .combine(json.field("list")
                        .optional(field -> field.list(item ->
                                item.object(fields -> fields.field("text").any()))))
                .combine(json.field("map").optional(field -> field.entries(Field::positiveInteger)))
                .ap((text, number, truth, time, size, list, map) -> 1);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyJsonIsAcceptedOrHasErrorsThatNameAPath(@ForAll("documents") String document) {
        var outcome = ConfigReader.read(document, FieldProperties::all);
        Statistics.label("outcome").collect(outcome.isRight() ? "accepted" : "rejected");
        Statistics.label("outcome").coverage(seen -> {
            seen.check("accepted").percentage(share -> share > 2);
            seen.check("rejected").percentage(share -> share > 20);
        });
        outcome.swap().forEach(FieldProperties::requirePaths);
    }

    private static void requirePaths(Seq<ConfigError> errors) {
        assertThat(errors).isNotEmpty();
        assertThat(errors).allSatisfy(error -> assertThat(error.toString())
                .startsWith("$")
                .contains(": expected ", ", found ")
                .matches("\\P{Cntrl}*"));
    }

    /** A number of the smallest units is read back from every way to write it. */
    @Property
    void aDurationIsTheSumOfItsParts(@ForAll("amounts") java.util.List<Long> amounts) {
        var units = new String[] {"d", "h", "m", "s", "ms", "us", "ns"};
        var nanos =
                new long[] {86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000, 1_000_000, 1_000, 1
                };
        var text = new StringBuilder();
        long sum = 0;
        for (int i = 0; i < units.length; i++) {
            if (amounts.get(i) > 0) {
                text.append(amounts.get(i)).append(units[i]);
                sum += amounts.get(i) * nanos[i];
            }
        }
        assertThat(Quantity.nanos(text.length() == 0 ? "0s" : text.toString())).containsExactly(sum);
    }

    @Provide
    Arbitrary<java.util.List<Long>> amounts() {
        return Arbitraries.longs()
                .between(0, 9_999)
                .injectDuplicates(0.2)
                .list()
                .ofSize(7);
    }

    @Property
    void noTextIsMoreThanADurationOrNone(@ForAll("texts") String text) {
        Quantity.nanos(text).forEach(nanos -> assertThat(nanos).isNotNegative());
        Quantity.bytes(text).forEach(bytes -> assertThat(bytes).isNotNegative());
        Statistics.collect(Quantity.nanos(text).isDefined());
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 1));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of("1", "0", "9", "99999999", "."),
                        Arbitraries.of("s", "ms", "m", "h", "KiB", "MB", "B", "ns"))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> fitting = Arbitraries.of(
                "\"a\"", "5", "true", "\"3s\"", "[]", "[{\"text\":1}]", "{}", "{\"x\":1}", "[{\"more\":1}]", "null");
        Arbitrary<String> values = Arbitraries.frequencyOf(Tuple.of(2, fitting), Tuple.of(1, Documents.sound()));
        Arbitrary<String> names =
                Arbitraries.of("text", "number", "truth", "time", "size", "list", "map", "_own_", "other", "a b");
        Arbitrary<String> fields = Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
        return Arbitraries.frequencyOf(
                Tuple.of(9, fields.list().ofMaxSize(4).map(all -> "{" + String.join(",", all) + "}")),
                Tuple.of(1, Documents.sound()));
    }
}
