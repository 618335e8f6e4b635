package dev.penstock.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** What a module does without: Jackson's parser goes on within a token only where more input came, and here all is there at once. */
class WholeInputProperties {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aTokenIsLeftUnfinishedOnlyWhereTheInputEnds(@ForAll("documents") byte[] document) {
        WholeParser parser = new WholeParser();
        parser.feedInput(document, 0, document.length);
        parser.endOfInput();

        Throwable refused = catchThrowable(() -> readAll(parser));

        assertThat(refused)
                .satisfiesAnyOf(e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(JacksonException.class));
    }

    private static void readAll(WholeParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            assertThat(token == JsonToken.NOT_AVAILABLE && parser.hasMore()).isFalse();
        }
    }

    @Provide
    Arbitrary<byte[]> documents() {
        return Arbitraries.oneOf(Documents.mutated(), Documents.mutated(UglyDocuments.ANY), Documents.garbage());
    }

    private static final class WholeParser extends StrictParser {
        boolean hasMore() {
            return _inputPtr < _inputEnd;
        }
    }
}
