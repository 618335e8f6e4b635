package dev.penstock.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class BodyChangeProperties {
    /** One edit of a body, by its verb and on a body at hand. */
    record Edited(Verb verb, Bytes bytes) {
        private enum Verb {
            REPLACE,
            PREPEND,
            APPEND
        }

        private RequestBodyEdit on(RequestBodyEdit edit) {
            return switch (verb) {
                case REPLACE -> edit.replaceBody(bytes);
                case PREPEND -> edit.prependBody(bytes);
                case APPEND -> edit.appendBody(bytes);
            };
        }

        private Bytes on(Bytes body) {
            return switch (verb) {
                case REPLACE -> bytes;
                case PREPEND -> bytes.concat(body);
                case APPEND -> body.concat(bytes);
            };
        }
    }

    @Provide
    Arbitrary<Edited> edits() {
        return Combinators.combine(
                        Arbitraries.of(Edited.Verb.class),
                        Arbitraries.of("", "a", "bc").map(Bytes::utf8))
                .as(Edited::new);
    }

    @Property
    void editsOfABodyComeToWhatEachMakesOfTheOneBefore(
            @ForAll @Size(max = 5) java.util.List<@From("edits") Edited> edits, @ForAll byte[] content) {
        Bytes body = Bytes.copyOf(content);
        BodyChange change = List.ofAll(edits)
                .foldLeft(RequestBodyEdit.NONE, (before, edit) -> edit.on(before))
                .setHeader("x", "1")
                .change();
        Bytes expected = List.ofAll(edits).foldLeft(body, (before, edit) -> edit.on(before));
        assertThat(change.prefix().concat(change.replacement().getOrElse(body)).concat(change.suffix()))
                .isEqualTo(expected);
        assertThat(change.sizeOf(body.size())).isEqualTo(expected.size());
        boolean touched = List.ofAll(edits)
                .exists(edit ->
                        edit.verb() == Edited.Verb.REPLACE || !edit.bytes().isEmpty());
        assertThat(change.isNone()).isEqualTo(!touched);
    }

    @Example
    void aVerdictThatIsOfNoBodyChangesNone() {
        assertThat(Verdicts.pass().change().isNone()).isTrue();
        assertThat(RequestHeadersEdit.NONE.change().isNone()).isTrue();
    }
}
