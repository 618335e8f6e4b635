package dev.penstock.core.sse;

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
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ServerSentEventsProperties {
    @Provide
    Arbitrary<CutBody> streams() {
        return CutBody.of(
                "data: a\n\n",
                "data:b\r\n",
                "\r\n",
                "\r",
                "\n",
                "data\n",
                ": comment\n",
                "id: 1\r\n",
                "id: \0\n",
                "retry: 10\n",
                "retry: x\n",
                "event: ping\r",
                "event\n",
                "other: x\n",
                "data:  two\n\n",
                "\ufeff",
                "\r\n\r\n");
    }

    private static BodyTransform marking() {
        return ServerSentEvents.flatMap(event -> List.of(event.withData(event.data() + "!"), Event.of("more")));
    }

    @Property(tries = 3_000)
    void everyChunkingOfAStreamBecomesTheSame(@ForAll("streams") CutBody body) {
        for (BodyTransform transform : List.of(
                marking(),
                ServerSentEvents.flatMap(event -> List.empty()),
                ServerSentEvents.flatMap(List::of),
                ServerSentEvents.flatMap(event -> event.data().contains("a") ? List.empty() : List.of(event), 20))) {
            assertThat(body.passed(transform)).isEqualTo(body.joined().passed(transform));
        }
    }

    @Property
    void whatHasComeOutAfterSomeBytesDoesNotDependOnTheirCuts(@ForAll("streams") CutBody body) {
        var state = marking().start();
        Bytes in = Bytes.empty();
        Bytes out = Bytes.empty();
        for (Bytes chunk : body.chunks()) {
            in = in.concat(chunk);
            Emission emission = state.step(chunk);
            out = out.concat(emission.out());
            state = emission.next();
            assertThat(out).isEqualTo(marking().start().step(in).out());
        }
        assertThat(Passed.abortOf(state)).isEmpty();
    }

    @Property
    void aStreamWhoseEventsStayStaysAsItIs(@ForAll("streams") CutBody body) {
        assertThat(body.through(ServerSentEvents.flatMap(List::of))).isEqualTo(body.whole());
    }

    /** The parser as WHATWG HTML section 9.2.6 words it, over the whole text. */
    @Property(tries = 3_000)
    void eventsAreThoseOfTheStandard(@ForAll("streams") CutBody body) {
        Observation<List<String>> seen = ServerSentEvents.fold(
                List.empty(), 1_000, (before, event) -> before.append(shown(event.type(), event.data())));
        for (Bytes chunk : body.chunks()) {
            seen = seen.step(chunk);
        }
        List<String> expected = dispatched(body.whole().utf8());
        Statistics.label("events").collect(expected.isEmpty() ? "none" : "some");
        Statistics.label("events").coverage(each -> each.check("some").percentage(p -> p > 25));
        assertThat(seen.value(false)).isEqualTo(expected);
    }

    private static String shown(String type, String data) {
        return type + "=" + data;
    }

    private static List<String> dispatched(String stream) {
        String text = stream.startsWith("\ufeff") ? stream.substring(1) : stream;
        var events = new java.util.ArrayList<String>();
        StringBuilder data = new StringBuilder();
        String type = "";
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') {
                continue;
            }
            String line = text.substring(from, i);
            i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            from = i + 1;
            if (line.isEmpty()) {
                if (data.length() > 0) {
                    events.add(shown(type.isEmpty() ? "message" : type, data.substring(0, data.length() - 1)));
                }
                data.setLength(0);
                type = "";
            } else if (!line.startsWith(":")) {
                int colon = line.indexOf(':');
                String field = colon < 0 ? line : line.substring(0, colon);
                String value = colon < 0 ? "" : line.substring(colon + 1);
                value = value.startsWith(" ") ? value.substring(1) : value;
                if (field.equals("data")) {
                    data.append(value).append('\n');
                } else if (field.equals("event")) {
                    type = value;
                }
            }
        }
        return List.ofAll(events);
    }

    /** What a change does not concern stays byte for byte, and what is made is read back. */
    @Property
    void whatAChangeDoesNotConcernStays(@ForAll("streams") CutBody body) {
        for (Event event : events(body)) {
            Event changed = event.withData("x\ny").withType("t").withId("7").withRetry(9);
            assertThat(changed.data()).isEqualTo("x\ny");
            assertThat(changed.type()).isEqualTo("t");
            assertThat(changed.id()).contains("7");
            assertThat(changed.retry()).contains(9L);
            assertThat(changed.comments()).isEqualTo(event.comments());
            assertThat(changed.values("other")).isEqualTo(event.values("other"));
            assertThat(events(CutBody.whole(Bytes.utf8("\n").concat(changed.bytes()))))
                    .containsExactly(changed);
        }
    }

    private static List<Event> events(CutBody body) {
        return ServerSentEvents.fold(List.<Event>empty(), 1_000, List::append)
                .step(body.whole())
                .value(true);
    }

    @Example
    void fieldsAreReadAsTheStandardSays() {
        Event event = events(
                        CutBody.whole(
                                Bytes.utf8(
                                        ": hi\r\nevent: add\r\ndata: one\r\ndata:  two\r\ndata\r\nid: 5\nid: \0\nretry: 1x\nretry: 250\n\n")))
                .head();
        assertThat(event.data()).isEqualTo("one\n two\n");
        assertThat(event.type()).isEqualTo("add");
        assertThat(event.id()).contains("5");
        assertThat(event.retry()).contains(250L);
        assertThat(event.comments()).containsExactly("hi");
        assertThat(event.values("retry")).containsExactly("1x", "250");
        assertThat(event.values("other")).isEmpty();
    }

    @Example
    void whatIsMadeOfAnEventIsWrittenInItsPlace() {
        CutBody body = CutBody.whole(Bytes.utf8("data: a\n\n: c\n\nevent: t\ndata: b\r\n\r\ndata: cut off\ndata"));
        assertThat(body.through(marking()).utf8().split("\n\n"))
                .containsExactly(
                        "data: a!",
                        "data: more",
                        ": c",
                        "event: t\ndata: b!",
                        "data: more",
                        "data: cut off\ndata: !",
                        "data: more");
        assertThat(body.through(ServerSentEvents.flatMap(event -> List.empty())).utf8())
                .isEqualTo(": c\n\n");
    }

    @Example
    void onlyDigitsAreATimeAtMost18() {
        for (String none : List.of("1x", "x1", "-1", "", "/", ":", "1000000000000000000")) {
            Event event = parsed("retry: 250\nretry: " + none + "\ndata: a\n\n");
            assertThat(event.retry()).contains(250L);
        }
        assertThat(parsed("retry: 999999999999999999\ndata: a\n\n").retry()).contains(999_999_999_999_999_999L);
        assertThat(parsed("retry:09\ndata: a\n\n").retry()).contains(9L);
    }

    private static Event parsed(String text) {
        return events(CutBody.whole(Bytes.utf8(text))).head();
    }

    @Example
    void aFieldIsChangedWhereItStoodAndElseAdded() {
        Event event = parsed("id: 1\ndata: a\nevent: t\ndata: b\n: c\n\n");
        assertThat(event.withData("x\ny").bytes().utf8()).isEqualTo("id: 1\ndata: x\ndata: y\nevent: t\n: c\n\n");
        assertThat(parsed("id: 1\r\ndata: a\r\n: b\r\n\r\n")
                        .withData("c")
                        .bytes()
                        .utf8())
                .isEqualTo("id: 1\r\ndata: c\n: b\r\n\n");
        assertThat(event.withRetry(0).withComment("d").bytes().utf8())
                .isEqualTo("id: 1\ndata: a\nevent: t\ndata: b\n: c\nretry: 0\n: d\n\n");
        assertThatThrownBy(() -> event.withRetry(-1)).hasMessage("retry of an event must not be negative, got -1");
    }

    @Example
    void eventsOfTheSameBytesAreEqual() {
        Event event = parsed("data: a\n\n");
        assertThat(event).isEqualTo(Event.of("a")).hasSameHashCodeAs(Event.of("a"));
        assertThat(event).isNotEqualTo(Event.of("b")).isNotEqualTo("data: a\n\n");
        assertThat(event).hasToString(event.bytes().toString());
        assertThat(event.hashCode()).isNotEqualTo(Event.of("b").hashCode());
    }

    @Example
    void aLongEventAbortsTheBody() {
        assertThat(CutBody.whole(Bytes.utf8("data: 12345678\n\n"))
                        .passed(ServerSentEvents.flatMap(List::of, 10))
                        .abort())
                .contains(Abort.tooLarge("an event of the body has more than 10 bytes"));
    }

    @Example
    void whatTheEndCutsIsLearnedThenAndNothingAfterALongEvent() {
        Observation<Integer> seen =
                ServerSentEvents.fold(0, 10, (count, event) -> count + 1).step(Bytes.utf8("data: 1\n\ndata: 2"));
        assertThat(seen.value(false)).isEqualTo(1);
        assertThat(seen.value(true)).isEqualTo(2);
        Observation<Integer> over = seen.step(Bytes.utf8("2345\n\n")).step(Bytes.utf8("data: 3\n\n"));
        assertThat(over.value(false)).isEqualTo(1);
        assertThat(over.value(true)).isEqualTo(1);
    }

    @Example
    void theEndIsDeferredWhileAnEventIsUnderWay() {
        BodyTransform same = ServerSentEvents.flatMap(List::of);
        assertThat(Passed.isDeferred(same.start())).isFalse();
        assertThat(Passed.isDeferred(same.start().step(Bytes.utf8("d")).next())).isTrue();
        assertThat(Passed.isDeferred(
                        same.start().step(Bytes.utf8("data: 1\n\n")).next()))
                .isFalse();
        assertThat(CutBody.whole(Bytes.utf8("\n"))
                        .passed(ServerSentEvents.flatMap(List::of, 1))
                        .abort())
                .isEmpty();
    }

    @Example
    void anEventMayHaveAsManyBytesAsItsLimitSays() {
        BodyTransform limited = ServerSentEvents.flatMap(List::of, 16);
        for (String body : List.of("data: 12345678\n\n", "data: 12345678\n\ndata: 1234567890")) {
            assertThat(CutBody.whole(Bytes.utf8(body)).passed(limited).abort()).isEmpty();
        }
        for (String body : List.of("data: 123456789\n\n", "data: 12345678901", "data\n\ndata: 12345678901\n")) {
            assertThat(CutBody.whole(Bytes.utf8(body)).passed(limited).abort()).isNotEmpty();
        }
        assertThatThrownBy(() -> ServerSentEvents.flatMap(List::of, 0))
                .hasMessage("server-sent events: the most bytes must be at least 1, got 0");
    }

    @Example
    void nothingCanAddALine() {
        assertThatThrownBy(() -> Event.of("a").withType("x\ny")).hasMessage("event of an event must not hold CR or LF");
        assertThatThrownBy(() -> Event.of("a").withType("\nx")).hasMessage("event of an event must not hold CR or LF");
        assertThatThrownBy(() -> Event.of("a").withComment("\rx"))
                .hasMessage("comment of an event must not hold CR or LF");
        assertThatThrownBy(() -> Event.of("a").withId("\0")).hasMessage("id of an event must not hold NUL");
        assertThat(Event.of("a\r\nb\rc").bytes()).isEqualTo(Bytes.utf8("data: a\ndata: b\ndata: c\n\n"));
    }
}
