package dev.penstock.testkit.model;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.post;
import static dev.penstock.testkit.model.Scripted.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Header;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Host;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** When the host has a header map, and what becomes of names. */
class HeaderMapsModelTest {
    private Map<HeaderMap, String> told = HashMap.empty();

    private static Seen exchange(Function<Host, Callbacks> guest) {
        return new VmModel(Platform.ENVOY, guest)
                .exchange(
                        post("/")
                                .header("X-Cased", "a")
                                .header("x-cased", "b")
                                .chunks("abc")
                                .trailer("x", "1"),
                        request -> answer(200).chunks("def").trailer("x", "1"));
    }

    @Test
    void aMapThatIsGoneHasNoFields() {
        exchange(host -> new Scripted() {
            @Override
            public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                assertThat(host.headers(HeaderMap.REQUEST_HEADERS)).isEmpty();
                told = told.put(HeaderMap.REQUEST_HEADERS, "seen");
                return Action.CONTINUE;
            }
        });
        assertThat(told).isNotEmpty();
    }

    @Test
    void inTheLogPhaseRequestTrailersAreGoneAndWhatIsNotThereIsNone() {
        exchange(host -> new Scripted() {
            @Override
            public void logged(int id) {
                for (HeaderMap map : HeaderMap.values()) {
                    told = told.put(
                            map,
                            host.header(map, "x").map(Bytes::utf8).getOrElse("none") + " "
                                    + (host.headers(map).isEmpty() ? "none" : "some"));
                }
            }
        });
        assertThat(told.get(HeaderMap.REQUEST_HEADERS)).contains("none some");
        assertThat(told.get(HeaderMap.REQUEST_TRAILERS)).contains("none none");
        assertThat(told.get(HeaderMap.RESPONSE_HEADERS)).contains("none some");
        assertThat(told.get(HeaderMap.RESPONSE_TRAILERS)).contains("1 some");
    }

    /** As {@code request.total_size} counts them; a map that is not there has none. */
    @Test
    void theSizeOfAMapIsThatOfItsNamesAndValues() {
        exchange(host -> new Scripted() {
            @Override
            public Action headersArrived(int id, Direction direction, boolean end) {
                HeaderMap map = HeaderMap.headersOf(direction);
                int size = 0;
                for (Header field : host.headers(map)) {
                    size += field.name().length() + field.value().size();
                }
                told = told.put(
                        map,
                        "%s, %s"
                                .formatted(
                                        host.headersSize(map) == size,
                                        statusOf(() -> host.headersSize(HeaderMap.trailersOf(direction)))));
                return Action.CONTINUE;
            }
        });
        assertThat(told.values()).containsExactly("true, 2", "true, 2");
    }

    @Test
    void inTheLogPhaseNothingIsWritten() {
        Header late = new Header("x-late", Bytes.utf8("1"));
        exchange(host -> new Scripted() {
            @Override
            public void logged(int id) {
                for (HeaderMap map : HeaderMap.values()) {
                    told = told.put(map, "status " + statusOf(() -> host.setHeader(map, late)));
                }
            }
        });
        assertThat(told.values()).containsOnly("status 2");
    }

    @Test
    void namesAreFoundInAnyCasePassInLowerCaseAndMayBeRepeated() {
        Seen seen = exchange(host -> new Scripted() {
            @Override
            public Action headersArrived(int id, Direction direction, boolean end) {
                if (direction == Direction.REQUEST) {
                    told = told.put(
                            HeaderMap.REQUEST_HEADERS,
                            host.header(HeaderMap.REQUEST_HEADERS, "X-CASED")
                                    .get()
                                    .utf8());
                    host.addHeader(HeaderMap.REQUEST_HEADERS, new Header("X-Added", Bytes.utf8("1")));
                }
                return Action.CONTINUE;
            }
        });
        assertThat(told.values()).containsExactly("a");
        assertThat(seen.upstream().content().headers().names())
                .contains("x-cased", "x-added")
                .doesNotContain("X-Added");
        assertThat(seen.upstream().content().headers().all("x-cased")).containsExactly("a", "b");
    }
}
