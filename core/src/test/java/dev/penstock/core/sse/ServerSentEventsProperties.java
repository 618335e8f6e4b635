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
    }

    @Example
    void aLongEventAbortsTheBody() {
        assertThat(CutBody.whole(Bytes.utf8("data: 12345678\n\n"))
                        .passed(ServerSentEvents.flatMap(List::of, 10))
                        .abort())
                .contains(Abort.tooLarge("an event of the body has more than 10 bytes"));
    }

    @Example
    void nothingCanAddALine() {
        assertThatThrownBy(() -> Event.of("a").withType("x\ny")).hasMessage("event of an event must not hold CR or LF");
        assertThatThrownBy(() -> Event.of("a").withId("\0")).hasMessage("id of an event must not hold NUL");
        assertThat(Event.of("a\r\nb\rc").bytes()).isEqualTo(Bytes.utf8("data: a\ndata: b\ndata: c\n\n"));
    }
}
