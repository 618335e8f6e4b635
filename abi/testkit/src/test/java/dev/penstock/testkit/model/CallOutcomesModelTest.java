package dev.penstock.testkit.model;

import static dev.penstock.testkit.http.Answer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.call.Failure;
import dev.penstock.core.call.HttpQuestion;
import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.testkit.http.Ending;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plugin is told of calls that go well and that do not. */
class CallOutcomesModelTest {
    /** All but a break within the answer are answers; the service's own alone says how long it took. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETE, 418, x, 418 true",
        "TIMED_OUT, 200, x, 504 false",
        "RESET, 200, , 503 false",
        "CLOSED, 200, , 503 false",
        "RESET, 200, half, none false"
    })
    void whatBecomesOfACallIsToldAsEnvoyTellsIt(Ending ending, int status, String body, String expected) {
        AtomicReference<String> told = new AtomicReference<>();
        var vm = new VmModel(Platform.ENVOY, host -> new Scripted() {
            @Override
            public boolean configured(int root, int size) {
                return host.callHttp(question("auth")).isRight();
            }

            @Override
            public void httpAnswered(int root, int token, int size, int trailers) {
                Headers headers = host.httpAnswer(size, trailers).headers();
                told.set(headers.first(":status").getOrElse("none") + " "
                        + headers.first("x-envoy-upstream-service-time").isDefined());
            }
        });
        vm.cluster(
                "auth",
                called -> (body == null ? answer(status) : answer(status).chunks(body)).ending(ending));
        vm.start(Bytes.empty());
        assertThat(told).hasValue(expected);
    }

    @Test
    void aCallThatCannotBeMadeFailsAtOnce() {
        var vm = new VmModel(Platform.ENVOY, host -> new Scripted());
        vm.clusterWithoutHosts("empty");
        assertThat(vm.host().callHttp(question("unknown")).getLeft()).isInstanceOf(Failure.UnknownCluster.class);
        assertThat(vm.host().callHttp(question("empty")).getLeft()).isInstanceOf(Failure.NoHealthyHost.class);
    }

    static HttpQuestion question(String cluster) {
        Headers headers =
                Headers.empty().add(":method", "GET").add(":path", "/").add(":authority", "a");
        return new HttpQuestion(cluster, headers, Bytes.empty(), Headers.empty(), 100);
    }
}
