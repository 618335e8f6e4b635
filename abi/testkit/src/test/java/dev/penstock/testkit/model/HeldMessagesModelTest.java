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
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Vector;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the host lets happen to headers and bodies that are held, in each direction. */
class HeldMessagesModelTest {
    private Vector<String> told = Vector.empty();

    private static Seen exchange(Function<Host, Callbacks> guest, Request request) {
        return new VmModel(Platform.ENVOY, guest)
                .exchange(
                        request,
                        seen -> request.trailer("x").isDefined()
                                ? answer(200).chunks("abc", "def").trailer("x", "1")
                                : answer(200).chunks("abc", "def"));
    }

    private static String body(Seen seen, Direction direction) {
        return direction == Direction.REQUEST
                ? seen.upstream().body()
                : seen.client().body();
    }

    @ParameterizedTest
    @EnumSource
    void trailersEndAMessageWithoutALastBodyCallback(Direction direction) {
        exchange(
                host -> new Scripted() {
                    @Override
                    public Action bodyArrived(int id, Direction of, int size, boolean end) {
                        told = of == direction ? told.append("body " + end) : told;
                        return Action.CONTINUE;
                    }

                    @Override
                    public Action trailersArrived(int id, Direction of) {
                        told = of == direction ? told.append("trailers") : told;
                        return Action.CONTINUE;
                    }
                },
                post("/").chunks("abc", "def").trailer("x", "1"));
        assertThat(told).containsExactly("body false", "body false", "trailers");
    }

    @ParameterizedTest
    @EnumSource
    void noBodyCanBeAddedToAMessageOfHeadersAndTrailers(Direction direction) {
        new VmModel(Platform.ENVOY, host -> new Scripted() {
                    @Override
                    public Action trailersArrived(int id, Direction of) {
                        told = told.append("status " + statusOf(() -> host.appendBody(of, Bytes.utf8("late"))));
                        return Action.CONTINUE;
                    }
                })
                .exchange(post("/").trailer("x", "1"), seen -> answer(200).trailer("x", "1"));
        assertThat(told).containsExactly("status 2", "status 2");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatGoesOnTakesHeldHeadersWithIt(Direction direction) {
        Seen seen = exchange(
                host -> new Scripted() {
                    @Override
                    public Action headersArrived(int id, Direction of, boolean end) {
                        return of == direction ? Action.HOLD : Action.CONTINUE;
                    }
                },
                post("/").chunks("abc", "def"));
        assertThat(body(seen, direction)).isEqualTo("abcdef");
    }

    @ParameterizedTest
    @EnumSource
    void heldHeadersCanBeEditedInEveryLaterCallback(Direction direction) {
        Seen seen = exchange(
                host -> new Scripted() {
                    @Override
                    public Action headersArrived(int id, Direction of, boolean end) {
                        return Action.HOLD;
                    }

                    @Override
                    public Action bodyArrived(int id, Direction of, int size, boolean end) {
                        edit(host, of, "body");
                        return Action.HOLD;
                    }

                    @Override
                    public Action trailersArrived(int id, Direction of) {
                        edit(host, of, "trailers");
                        return Action.CONTINUE;
                    }
                },
                post("/").chunks("abc").trailer("x", "1"));
        assertThat(
                        direction == Direction.REQUEST
                                ? seen.upstream().content().headers().all("x-in")
                                : seen.client().content().headers().all("x-in").distinct())
                .containsExactly("body", "trailers");
    }

    private static void edit(Host host, Direction direction, String where) {
        host.addHeader(HeaderMap.headersOf(direction), new Header("x-in", Bytes.utf8(where)));
    }

    @ParameterizedTest
    @EnumSource
    void aHeldBodyIsBegunReplacedAndEnded(Direction direction) {
        Seen seen = exchange(
                host -> new Scripted() {
                    @Override
                    public Action bodyArrived(int id, Direction of, int size, boolean end) {
                        if (size == 3) {
                            host.prependBody(of, Bytes.utf8("<"));
                            host.appendBody(of, Bytes.utf8(">"));
                            return Action.HOLD;
                        }
                        told = told.append(host.body(of, size).utf8());
                        host.replaceBody(of, Bytes.utf8("other"));
                        return Action.CONTINUE;
                    }
                },
                post("/").chunks("abc", "def"));
        assertThat(told).containsExactly("<abc>def", "<abc>def");
        assertThat(body(seen, direction)).isEqualTo("other");
    }
}
