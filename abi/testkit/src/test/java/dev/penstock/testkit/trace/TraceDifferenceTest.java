package dev.penstock.testkit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class TraceDifferenceTest {
    private static final Texts NAME = (address, size) -> Option.some("upgrade");

    @Test
    void theFirstLineThatDiffersIsMarked() {
        var left = trace(header(NAME, 7, 1), header(NAME, 7, 0));
        var right = trace(header(Texts.UNSEEN, 7, 1), header(Texts.UNSEEN, 5, 0));
        assertThat(left.difference("model", right, "Envoy").get())
                .hasToString(
                        """
                          model                                                    | Envoy
                          proxy_on_log(context 2)                                  | proxy_on_log(context 2)
                            proxy_get_header_map_value(map 0, name "upgrade") -> 1 |   proxy_get_header_map_value(map 0, name [7]) -> 1
                        >   proxy_get_header_map_value(map 0, name "upgrade") -> 0 |   proxy_get_header_map_value(map 0, name [5]) -> 0""");
    }

    @Test
    void oneThatGoesOnDiffersWhereTheOtherEnds() {
        var difference = trace().difference("model", trace(header(NAME, 7, 1)), "Envoy");
        assertThat(difference.map(TraceDifference::line)).contains(1);
        assertThat(difference.get().toString()).contains("\n>                         |   proxy_get_header_map_value");
    }

    @Test
    void anAnswerAndASizeLentCount() {
        assertThat(trace(header(NAME, 7, 1)).difference("a", trace(header(NAME, 7, 0)), "b"))
                .isNotEmpty();
        var lent = header(NAME, 7, 0).with(Call.of(Signatures.ALLOCATE, Vector.of(4L), Texts.UNSEEN));
        assertThat(trace(header(NAME, 7, 0)).difference("a", trace(lent), "b")).isNotEmpty();
    }

    @Test
    void textsThatOneSideCannotSeeDoNotCount() {
        assertThat(trace(header(NAME, 7, 1)).difference("a", trace(header(Texts.UNSEEN, 7, 1)), "b"))
                .isEmpty();
    }

    private static CallTrace trace(Call... made) {
        var callback = Call.of("proxy_on_log", Vector.of(2L), Texts.UNSEEN);
        return new CallTrace(Vector.of(Vector.of(made).foldLeft(callback, Call::with)));
    }

    private static Call header(Texts texts, long size, int status) {
        return Call.of("proxy_get_header_map_value", Vector.of(0L, 8L, size, 16L, 20L), texts)
                .answered(Option.some(status));
    }
}
