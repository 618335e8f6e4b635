package dev.penstock.core.exchange;

import static dev.penstock.core.exchange.Verdicts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.core.Sums;
import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Storage;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Effect;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LogLevel;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verbs of verdicts ask for. */
class EditTest {
    private static final Metric.Counter COUNTER = Metric.counter("c");
    private static final Metric.Gauge GAUGE = Metric.gauge("g");
    private static final Metric.Histogram HISTOGRAM = Metric.histogram("h");
    private static final Key<Integer> COUNT = Key.ofStream("count", 3);
    private static final Bytes VALUE = Bytes.utf8("v");

    @Test
    void whatVerbsAskForIsDoneInTheirOrder() {
        assertThat(pass().setProperty("p", VALUE)
                        .share("s", VALUE)
                        .enqueue("vm", "q", VALUE)
                        .increment(COUNTER)
                        .increment(COUNTER, 2)
                        .add(GAUGE, -1)
                        .set(GAUGE, 0)
                        .record(HISTOGRAM, 5)
                        .callForeign("f", VALUE)
                        .effects())
                .containsExactly(
                        new Effect.SetProperty("p", VALUE),
                        new Effect.Share("s", VALUE),
                        new Effect.Enqueue("vm", "q", VALUE),
                        new Effect.IncrementMetric(COUNTER, 1),
                        new Effect.IncrementMetric(COUNTER, 2),
                        new Effect.IncrementMetric(GAUGE, -1),
                        new Effect.RecordMetric(GAUGE, 0),
                        new Effect.RecordMetric(HISTOGRAM, 5),
                        new Effect.RunForeign("f", VALUE));
        assertThat(pass().share("a", VALUE).then(pass().share("b", VALUE)).effects())
                .containsExactly(new Effect.Share("a", VALUE), new Effect.Share("b", VALUE));
    }

    @Test
    void aLineIsMadeOnlyWhereItIsWritten() {
        Effect lazy = pass().log(LogLevel.INFO, () -> {
                    throw new AssertionError("the line was made");
                })
                .effects()
                .head();
        assertThat(((Effect.Log) lazy).level()).isEqualTo(LogLevel.INFO);
        for (Pass said : List.of(pass().log(LogLevel.WARN, "a"), Verdicts.log(LogLevel.WARN, "a"))) {
            Effect.Log log = (Effect.Log) said.effects().single();
            assertThat(log.level()).isEqualTo(LogLevel.WARN);
            assertThat(log.message().get()).isEqualTo("a");
        }
    }

    @Test
    void whatIsKeptIsChangedWhenTheVerdictIsCarriedOut() {
        assertThat(kept(pass().update(COUNT, count -> count + 1))).isEqualTo(4);
        assertThat(kept(pass().keep(COUNT, 7))).isEqualTo(7);
        assertThat(kept(pass().keep(COUNT, 7).update(COUNT, count -> count + 1)))
                .isEqualTo(8);
    }

    private static int kept(Pass verdict) {
        Storage after = Storage.empty();
        for (Effect effect : verdict.effects()) {
            Effect.Update<?> update = (Effect.Update<?>) effect;
            assertThat(update.key()).isSameAs(COUNT);
            @SuppressWarnings("unchecked")
            Effect.Update<Integer> ofCount = (Effect.Update<Integer>) update;
            after = after.with(COUNT, ofCount.change().apply(after.get(COUNT)));
        }
        return after.get(COUNT);
    }

    @Test
    void metricsThatOnlyGrowOrArePositiveTakeNothingBelowZero() {
        assertThat(pass().increment(COUNTER, 0).effects()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass().increment(COUNTER, -1))
                .withMessage("counter 'c' only grows, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass().set(GAUGE, -1))
                .withMessage("metric 'g' takes values from 0, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass().record(HISTOGRAM, -2))
                .withMessage("metric 'h' takes values from 0, got -2");
    }

    @Test
    void eachEditIsOfTheFieldsOfItsMessage() {
        isOf(HeaderMap.REQUEST_HEADERS, heads(RequestHeadersEdit.NONE));
        isOf(HeaderMap.REQUEST_HEADERS, heads(RequestBodyEdit.NONE));
        isOf(HeaderMap.RESPONSE_HEADERS, heads(ResponseHeadersEdit.NONE));
        isOf(HeaderMap.RESPONSE_HEADERS, heads(ResponseBodyEdit.NONE));
        isOf(HeaderMap.REQUEST_TRAILERS, trailers(RequestTrailersEdit.NONE));
        isOf(HeaderMap.RESPONSE_TRAILERS, trailers(ResponseTrailersEdit.NONE));
    }

    private static <E extends HeadEdit<?, E>> List<Effect> heads(E edit) {
        return edit.setHeader("X-A", "1")
                .addHeader("X-B", "2")
                .removeHeader("X-C")
                .effects();
    }

    private static <E extends TrailersEdit<?, E>> List<Effect> trailers(E edit) {
        return edit.setTrailer("X-A", "1")
                .addTrailer("X-B", "2")
                .removeTrailer("X-C")
                .effects();
    }

    private static void isOf(HeaderMap map, List<Effect> effects) {
        assertThat(effects)
                .containsExactly(
                        new Effect.SetHeader(map, Header.of("x-a", "1")),
                        new Effect.AddHeader(map, Header.of("x-b", "2")),
                        new Effect.RemoveHeader(map, "x-c"));
    }

    @Test
    void pseudoHeadersAreSetByNames() {
        assertThat(RequestHeadersEdit.NONE
                        .setPath("/a?b")
                        .setAuthority("c")
                        .setMethod("PUT")
                        .effects())
                .containsExactly(set(":path", "/a?b"), set(":authority", "c"), set(":method", "PUT"));
        assertThat(ResponseHeadersEdit.NONE.setStatus(599).effects())
                .containsExactly(new Effect.SetHeader(HeaderMap.RESPONSE_HEADERS, Header.of(":status", "599")));
    }

    private static Effect set(String name, String value) {
        return new Effect.SetHeader(HeaderMap.REQUEST_HEADERS, Header.of(name, value));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 20, 100, 199, 600, 2000})
    void aStatusThatIsNotFinalIsRefused(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseHeadersEdit.NONE.setStatus(status))
                .withMessage("status of a response must be 200 to 599, got " + status);
        assertThat(ResponseHeadersEdit.NONE.setStatus(200).effects()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "transfer-encoding"})
    void whatFollowsFromTheBodyCanBeRemovedOnly(String name) {
        var edit = RequestHeadersEdit.NONE;
        assertThatIllegalArgumentException().isThrownBy(() -> edit.setHeader(name, "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> edit.addHeader(name, "1"));
        assertThat(edit.removeHeader(name).effects()).hasSize(1);
    }

    @Test
    void aPseudoHeaderCanBeSetInHeadersOnly() {
        var head = RequestHeadersEdit.NONE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.addHeader(":path", "/"))
                .withMessage("pseudo-header ':path' can be set, not added");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.removeHeader(":Path"))
                .withMessage("pseudo-header ':path' can be set, not removed");
        var trailers = RequestTrailersEdit.NONE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trailers.setTrailer(":path", "/"))
                .withMessage("pseudo-header ':path' cannot be a trailer");
        assertThatIllegalArgumentException().isThrownBy(() -> trailers.addTrailer(":path", "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> trailers.removeTrailer(":path"));
    }

    @Test
    void aWishForTheBodyStaysWhateverElseIsEdited() {
        BodyWish wish = new BodyWish(BodyMode.STREAM, new BodyLimit.Most(9));
        assertThat(RequestHeadersEdit.NONE
                        .requestBody(BodyMode.STREAM)
                        .requestBodyLimit(9)
                        .setHeader("a", "1")
                        .wish())
                .isEqualTo(wish);
        assertThat(ResponseHeadersEdit.NONE
                        .responseBodyLimit(9)
                        .responseBody(BodyMode.STREAM)
                        .setHeader("a", "1")
                        .wish())
                .isEqualTo(wish);
        var kept = RequestHeadersEdit.NONE.setPath("/").requestBody(BodyMode.PASS);
        assertThat(kept.effects()).containsExactly(set(":path", "/"));
        assertThat(pass().wish()).isEqualTo(new BodyWish(BodyMode.DECLARED, BodyLimit.NONE));
    }

    @Test
    void aLimitIsNoneOrAtLeastZeroBytes() throws Exception {
        Sums.assertThatEachVariantHasACaseOfItsOwn(BodyLimit.class, BodyLimit.Cases.class);
        assertThat(new BodyLimit.Most(0).bytes()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestHeadersEdit.NONE.requestBodyLimit(-1))
                .withMessage("limit of a body must be at least 0 bytes, got -1");
    }
}
