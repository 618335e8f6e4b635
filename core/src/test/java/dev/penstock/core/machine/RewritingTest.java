package dev.penstock.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.body.BodyTransform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.event.StreamEvent;
import io.vavr.Tuple;
import io.vavr.collection.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How much of a body is held for what is pending, to the byte, and what trailers find of it. */
class RewritingTest {
    private static final BodyTransform REPLACE = BodyTransform.replace(
            List.of(Tuple.of(Bytes.utf8("old"), Bytes.utf8("new")), Tuple.of(Bytes.utf8("a"), Bytes.utf8("bbbbb"))));
    private static final BodyTransform LINES =
            BodyTransform.lines(line -> Bytes.utf8(line.utf8().toUpperCase(Locale.ROOT)));

    private static Peer begun(BodyTransform transform) {
        Peer peer = new Peer(new Plan().streaming(transform).machine());
        peer.headers(Direction.REQUEST, Headers.empty(), false);
        return peer;
    }

    private static Action body(Peer peer, String chunk) {
        return peer.body(Direction.REQUEST, Bytes.utf8(chunk), false);
    }

    private static String xs(int size) {
        return "x".repeat(size);
    }

    @Test
    void aFrameIsHeldWithWhatIsPendingAndAnythingLargerGoesOn() {
        assertThat(body(begun(REPLACE), xs(Rewriting.FRAME - 2) + "ol")).isEqualTo(Action.HOLD);
        Peer larger = begun(REPLACE);
        assertThat(body(larger, xs(Rewriting.FRAME - 1) + "ol")).isEqualTo(Action.CONTINUE);
        assertThat(larger.released(Direction.REQUEST).size()).isEqualTo(Rewriting.FRAME - 1);
    }

    @Test
    void aFrameMayBecomeFourTimesAsLargeToBeHeld() {
        int most = (Rewriting.MOST_HELD - 6) / 5;
        String grows = "a".repeat(most) + xs(Rewriting.MOST_HELD - 1 - 5 * most);
        assertThat(body(begun(REPLACE), grows + "o")).isEqualTo(Action.HOLD);
        assertThat(body(begun(REPLACE), grows + "xo")).isEqualTo(Action.CONTINUE);
        assertThat(body(begun(REPLACE), "a" + xs(Rewriting.FRAME - 2) + "o")).isEqualTo(Action.HOLD);
        assertThat(body(begun(REPLACE), "a" + xs(Rewriting.FRAME - 1) + "o")).isEqualTo(Action.CONTINUE);
    }

    @Test
    void chunksThatAreHeldAreTogetherNoLargerThanAFrame() {
        for (int over : new int[] {0, 1}) {
            Peer peer = begun(REPLACE);
            assertThat(body(peer, "xxol")).isEqualTo(Action.HOLD);
            assertThat(body(peer, xs(Rewriting.FRAME - 6 + over) + "ol"))
                    .isEqualTo(over == 0 ? Action.HOLD : Action.CONTINUE);
            peer.body(Direction.REQUEST, Bytes.utf8("d"), true);
            assertThat(peer.released(Direction.REQUEST))
                    .isEqualTo(Bytes.utf8("xxol" + xs(Rewriting.FRAME - 6 + over) + "new"));
        }
    }

    @Test
    void wholeLinesAreHeldWithOneThatIsNotSoLongAsTheyAreNoLargerThanAFrame() {
        for (int over : new int[] {0, 1}) {
            Peer peer = begun(LINES);
            assertThat(body(peer, xs(Rewriting.FRAME - 1 + over) + "\ny"))
                    .isEqualTo(over == 0 ? Action.HOLD : Action.CONTINUE);
            peer.body(Direction.REQUEST, Bytes.utf8("z"), true);
            assertThat(peer.released(Direction.REQUEST).utf8()).endsWith("X\nYZ");
            assertThat(peer.released(Direction.REQUEST).size()).isEqualTo(Rewriting.FRAME + over + 2);
        }
    }

    @Test
    void linesThatWereHeldGoOnWithMoreThanAFrameOfThem() {
        Peer peer = begun(LINES);
        assertThat(body(peer, "aa\nb")).isEqualTo(Action.HOLD);
        assertThat(body(peer, xs(Rewriting.FRAME) + "\ny")).isEqualTo(Action.CONTINUE);
        peer.body(Direction.REQUEST, Bytes.utf8("z"), true);
        assertThat(peer.released(Direction.REQUEST))
                .isEqualTo(Bytes.utf8("AA\nB" + "X".repeat(Rewriting.FRAME) + "\nYZ"));
    }

    @Test
    void aLineThatTrailersEndIsWholeWhereverItBegan() {
        for (List<String> chunks : List.of(
                List.of("b"),
                List.of("aa\n", "b"),
                List.of("aa\nb"),
                List.of("a", "a\nb"),
                List.of("aa\n", "b", "c"))) {
            Peer peer = begun(LINES);
            chunks.forEach(chunk -> body(peer, chunk));
            assertThat(peer.trailers(Direction.REQUEST)).as("%s", chunks).isEqualTo(Action.CONTINUE);
            assertThat(peer.released(Direction.REQUEST))
                    .isEqualTo(Bytes.utf8(chunks.mkString().toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void aLineAfterLinesThatHaveGoneOnIsHeldAsItCame() {
        Peer peer = begun(LINES);
        assertThat(body(peer, "aa\n")).isEqualTo(Action.CONTINUE);
        assertThat(body(peer, xs(Rewriting.FRAME))).isEqualTo(Action.HOLD);
        Peer larger = begun(LINES);
        body(larger, "aa\n");
        assertThat(body(larger, xs(Rewriting.FRAME + 1))).isEqualTo(Action.CONTINUE);
        assertThat(larger.trailers(Direction.REQUEST)).isEqualTo(Action.HOLD);
        assertThat(larger.effects().last()).isEqualTo(new Effect.CloseStream());
    }

    @Test
    void trailersThatDoNotFindWhatWasHeldResetTheStream() {
        Peer peer = begun(LINES);
        body(peer, "aa\nb");
        peer.on(new StreamEvent.TrailersArrived(Direction.REQUEST, Bytes.utf8("else")));
        assertThat(peer.effects().last()).isEqualTo(new Effect.CloseStream());
        assertThat(peer.lines().single()).startsWith("ERROR the 3 bytes held of the request body are not where");
    }
}
