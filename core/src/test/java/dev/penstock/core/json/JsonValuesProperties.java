package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.body.Abort;
import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.body.CutBody;
import dev.penstock.core.body.Emission;
import dev.penstock.core.body.Observation;
import dev.penstock.core.body.Passed;
import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The streaming rewriting of JSON, with Jackson as its oracle. */
class JsonValuesProperties {
    @Provide
    Arbitrary<CutBody> documents() {
        return Arbitraries.oneOf(UglyDocuments.ANY, Documents.sound())
                .map(Bytes::utf8)
                .filter(text -> JsonText.parse(text).isRight())
                .flatMap(CutBody::cuts);
    }

    @Provide
    Arbitrary<CutBody> anything() {
        return Arbitraries.oneOf(
                        Documents.mutated(),
                        Documents.garbage(),
                        Documents.sound().map(text -> Bytes.utf8(text).toArray()))
                .map(Bytes::copyOf)
                .flatMap(CutBody::cuts);
    }

    /** Documents of a few names, so that pointers meet them. */
    @Provide
    Arbitrary<CutBody> known() {
        return knownValue(3).map(Bytes::utf8).flatMap(CutBody::cuts);
    }

    private static Arbitrary<String> knownValue(int depth) {
        Arbitrary<String> scalar =
                Arbitraries.of("1", "-0.5e3", "\"x\"", "true", "null", "\"\\u0061\"", " \"é👍\" ", "[]", "{ }");
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> knownValue(depth - 1));
        Arbitrary<String> name = Arbitraries.of("a", "b", "\\u0061", "a/b", "*", "", "long name that no pointer has");
        return Arbitraries.oneOf(
                scalar,
                inner.list().ofMaxSize(3).map(items -> "[" + String.join(" , ", items) + "]"),
                net.jqwik.api.Combinators.combine(name, inner)
                        .as((key, value) -> "\"" + key + "\" :" + value)
                        .list()
                        .ofMaxSize(3)
                        .map(members -> "{" + String.join(",\n", members) + "}"));
    }

    @Provide
    Arbitrary<List<String>> pointers() {
        return Arbitraries.of("a", "b", "*", "0", "1", "a~1b", "")
                .list()
                .ofMaxSize(3)
                .map(tokens -> tokens.stream().map(token -> "/" + token).reduce("", String::concat))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(List::ofAll);
    }

    @Property(tries = 2_000)
    void everyChunkingOfADocumentBecomesTheSame(
            @ForAll("known") CutBody body, @ForAll("pointers") List<String> pointers, @ForAll boolean redacts) {
        BodyTransform transform = redacts ? redact(pointers) : doubled(pointers, 6);
        assertThat(body.passed(transform)).isEqualTo(body.joined().passed(transform));
        Statistics.label("abort").collect(body.passed(transform).abort().isDefined());
    }

    @Property(tries = 2_000)
    void whatHasComeOutAfterSomeBytesDoesNotDependOnTheirCuts(
            @ForAll("anything") CutBody body, @ForAll("pointers") List<String> pointers, @ForAll boolean redacts) {
        BodyTransform transform = redacts ? redact(pointers) : doubled(pointers, 6);
        var state = transform.start();
        Bytes in = Bytes.empty();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            in = in.concat(chunk);
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
            Emission atOnce = transform.start().step(in);
            assertThat(out).isEqualTo(atOnce.out());
            assertThat(Passed.abortOf(state)).isEqualTo(Passed.abortOf(atOnce.next()));
            if (Passed.abortOf(state).isDefined()) {
                return;
            }
        }
    }

    @Property(tries = 3_000)
    void whatIsNotJsonIsAbortedAndNothingElseIs(@ForAll("anything") CutBody body) {
        boolean sound = JsonText.parse(body.whole()).isRight() || body.whole().isEmpty();
        Option<Abort> abort = body.passed(redact(List.of("/a/0"))).abort();
        Statistics.label("JSON").collect(sound);
        Statistics.label("JSON").coverage(seen -> {
            seen.check(true).percentage(p -> p > 10);
            seen.check(false).percentage(p -> p > 10);
        });
        assertThat(abort.isEmpty()).isEqualTo(sound);
        assertThat(abort.forAll(why -> why.cause() == Abort.Cause.MALFORMED)).isTrue();
    }

    @Property
    void whereNothingIsChangedEveryByteStays(
            @ForAll("documents") CutBody body, @ForAll("pointers") List<String> pointers) {
        BodyTransform same = JsonValues.at(pointers.toJavaArray(String[]::new)).map(value -> value);
        assertThat(body.through(same)).isEqualTo(body.whole());
    }

    @Property(tries = 3_000)
    void exactlyTheValuesThatPointersLeadToAreReplaced(
            @ForAll("known") CutBody body, @ForAll("pointers") List<String> pointers) {
        JsonNode expected = redacted(Databind.tree(body.whole().toArray()), pointers.map(JsonValuesProperties::tokens));
        Bytes out = body.through(redact(pointers));
        Statistics.label("values").collect(out.equals(body.whole()) ? "none" : "some");
        Statistics.label("values").coverage(seen -> seen.check("some").percentage(p -> p > 20));
        assertThat(Databind.tree(out.toArray())).isEqualTo(expected);
        assertThat(body.through(
                        JsonValues.at(pointers.toJavaArray(String[]::new)).map(value -> JsonText.of(new Json.Null()))))
                .isEqualTo(out);
    }

    private static List<String> tokens(String pointer) {
        return pointer.isEmpty()
                ? List.empty()
                : List.of(pointer.substring(1).split("/", -1))
                        .map(token -> token.replace("~1", "/").replace("~0", "~"));
    }

    private static JsonNode redacted(JsonNode node, List<List<String>> pointers) {
        if (pointers.exists(List::isEmpty)) {
            return Databind.tree("null");
        }
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(String[]::new)) {
                object.set(name, redacted(object.get(name), on(pointers, name)));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redacted(array.get(i), on(pointers, Integer.toString(i))));
            }
        }
        return node;
    }

    private static List<List<String>> on(List<List<String>> pointers, String step) {
        return pointers.filter(
                        pointer -> pointer.head().equals("*") || pointer.head().equals(step))
                .map(List::tail);
    }

    @Property
    void whatIsLearnedDoesNotDependOnTheCuts(@ForAll("known") CutBody body, @ForAll("pointers") List<String> pointers) {
        Observation<List<String>> start = JsonValues.at(pointers.toJavaArray(String[]::new))
                .fold(List.<String>empty(), 8, (seen, pointer, value) -> seen.append(pointer + value.toString()));
        Observation<List<String>> cut = start;
        for (Bytes chunk : body.chunks()) {
            cut = cut.step(chunk);
        }
        assertThat(cut.value(true)).isEqualTo(start.step(body.whole()).value(true));
    }

    @Example
    void onlyTheValueChangesAndAllOtherBytesStay() {
        Bytes body =
                Bytes.utf8("{ \"choices\": [ {\"message\": {\"content\" : \"secret\", \"n\":1.0} } ] ,\"b\":[1,2 ]}");
        assertThat(body.utf8().replace("\"secret\"", "\"***\""))
                .isEqualTo(CutBody.whole(body)
                        .through(JsonValues.at("/choices/*/message/content").redact(Json.string("***")))
                        .utf8());
    }

    @Example
    void aDeepDocumentIsAbortedWithItsPlaceAndReason() {
        assertThat(CutBody.whole(Bytes.utf8("[".repeat(1_001)))
                        .passed(redact(List.of("/a")))
                        .abort())
                .contains(Abort.malformed("not JSON at byte 1000: expected at most 1000 levels of nesting"));
    }

    @Example
    void pointersThatAreNoneAreRefused() {
        assertThatThrownBy(() -> JsonValues.at("a"))
                .hasMessage("JSON pointer must be empty or start with '/', got 'a'");
        assertThatThrownBy(() -> JsonValues.at("/~2"))
                .hasMessage("JSON pointer must have '0' or '1' after '~', got '/~2'");
        assertThatThrownBy(JsonValues::at).hasMessage("JSON values: 1 to 64 pointers may be given, got 0");
    }

    private static BodyTransform redact(List<String> pointers) {
        return JsonValues.at(pointers.toJavaArray(String[]::new)).redact(new Json.Null());
    }

    /** A value and its size, as a list. */
    private static BodyTransform doubled(List<String> pointers, int most) {
        return JsonValues.at(pointers.toJavaArray(String[]::new))
                .map(
                        value -> JsonText.of(Json.array(List.of(
                                new Json.Null(), Json.number(value.value().size())))),
                        most);
    }
}
