package dev.penstock.testkit.model;

import static dev.penstock.testkit.http.Answer.answer;
import static dev.penstock.testkit.http.Request.get;
import static dev.penstock.testkit.http.Request.post;
import static dev.penstock.testkit.model.Scripted.statusOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.Action;
import dev.penstock.core.effect.HeaderMap;
import dev.penstock.core.effect.LocalReply;
import dev.penstock.guest.Host;
import dev.penstock.testkit.http.Ending;
import dev.penstock.testkit.http.Seen;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which contexts there are, in which order they are called, and how a stream may end. */
class LifeCycleModelTest {
    private static final LocalReply REPLY = LocalReply.of(403, Headers.empty(), Bytes.utf8("no"));
    private Vector<String> told = Vector.empty();

    /** Tells all. */
    private final class Telling extends Scripted {
        @Override
        public void contextCreated(int id, int parent) {
            told = told.append("create " + id + " of " + parent);
        }

        @Override
        public boolean vmStarted(int root) {
            told = told.append("start " + root);
            return true;
        }

        @Override
        public boolean configured(int root, int size) {
            told = told.append("configure " + root);
            return true;
        }

        @Override
        public void logged(int id) {
            told = told.append("log " + id);
        }

        @Override
        public boolean done(int id) {
            told = told.append("done " + id);
            return true;
        }

        @Override
        public void deleted(int id) {
            told = told.append("delete " + id);
        }
    }

    @Test
    void rootsAndStreamsAreNumberedTogetherAndTheVmIsStartedForEachRoot() {
        var vm = new VmModel(Platform.ENVOY, host -> new Telling());
        vm.start(Bytes.empty());
        vm.exchange(get("/"), request -> answer(200));
        vm.start(Bytes.empty());
        assertThat(told)
                .containsExactly(
                        "create 1 of 0",
                        "start 1",
                        "configure 1",
                        "create 2 of 1",
                        "log 2",
                        "done 2",
                        "delete 2",
                        "create 3 of 0",
                        "start 3",
                        "configure 3");
    }

    static Stream<Arguments> lastDeeds() {
        return Stream.of("log", "done", "delete")
                .flatMap(where -> Stream.of(
                        Arguments.of(where, "a reply", (Consumer<Host>) host -> host.sendReply(REPLY)),
                        Arguments.of(where, "a reset", (Consumer<Host>) Host::closeStream)));
    }

    @ParameterizedTest
    @MethodSource("lastDeeds")
    void aReplyOrAResetKillsTheProxyInEachCallbackOfTheEnd(String where, String name, Consumer<Host> deed) {
        var vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            private void at(String phase) {
                if (phase.equals(where)) {
                    deed.accept(host);
                }
            }

            @Override
            public void logged(int id) {
                at("log");
            }

            @Override
            public boolean done(int id) {
                at("done");
                return true;
            }

            @Override
            public void deleted(int id) {
                at("delete");
            }
        });
        assertThatThrownBy(() -> vm.exchange(get("/"), request -> answer(200))).isInstanceOf(HostDied.class);
    }

    @Test
    void aReplyAfterAResetInOneCallbackOfTheResponseKillsTheProxy() {
        assertThatThrownBy(() -> atResponse(host -> {
                    host.closeStream();
                    host.sendReply(REPLY);
                }))
                .isInstanceOf(HostDied.class);
    }

    /** In its headers or, where those have gone on, in its body. */
    private static Seen atResponse(Consumer<Host> deed) {
        return new VmModel(Platform.ENVOY, host -> new Scripted() {
                    @Override
                    public Action bodyArrived(int id, Direction direction, int size, boolean end) {
                        if (direction == Direction.RESPONSE) {
                            deed.accept(host);
                        }
                        return Action.CONTINUE;
                    }
                })
                .exchange(get("/"), request -> answer(200).chunks("abc"));
    }

    @Test
    void aReplyAfterTheResponseHeadersCutsTheResponse() {
        Seen seen = atResponse(host -> host.sendReply(REPLY));
        assertThat(seen.client().status()).isEqualTo(200);
        assertThat(seen.client().ending()).isEqualTo(Ending.RESET);
    }

    @ParameterizedTest
    @CsvSource({"CONTINUE", "HOLD"})
    void aReplyCountsWhateverItsCallbackAnswers(Action action) {
        Seen seen = new VmModel(Platform.ENVOY, host -> new Scripted() {
                    @Override
                    public Action headersArrived(int id, Direction direction, boolean end) {
                        if (direction == Direction.REQUEST) {
                            host.sendReply(REPLY);
                        }
                        return action;
                    }
                })
                .exchange(post("/").chunks("abc"), request -> answer(200));
        assertThat(seen.client().status()).isEqualTo(403);
        assertThat(seen.requests()).isEmpty();
    }

    @Test
    void turningToAStreamThatHasEndedFailsAndTheCallsThenConcernTheRoot() {
        var vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            @Override
            public void ticked(int root) {
                told = told.append("found " + host.turnTo(2))
                        .append("status " + statusOf(() -> host.header(HeaderMap.REQUEST_HEADERS, ":path")))
                        .append("status " + statusOf(() -> host.setProperty("x", Bytes.utf8("1"))));
            }

            @Override
            public boolean configured(int root, int size) {
                host.tickEvery(1_000);
                return true;
            }
        });
        vm.start(Bytes.empty());
        vm.exchange(get("/"), request -> answer(200));
        vm.host().advance(Duration.ofSeconds(1));
        assertThat(told).containsExactly("found false", "status 2", "status 1");
    }

    @Test
    void aPropertyThatIsSetInTheLogPhaseIsFilterState() {
        var vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            @Override
            public void logged(int id) {
                host.setProperty("custom_log", Bytes.utf8("over"));
            }
        });
        vm.exchange(get("/"), request -> answer(200));
        assertThat(vm.host().filterState("custom_log")).contains(Bytes.utf8("over"));
    }
}
