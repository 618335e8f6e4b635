package dev.penstock.testkit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.testkit.envoy.LogLine;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class EnvoyTraceTest {
    private static final int WORKER = 7;

    private static final String START =
            """
            [host->vm] proxy_on_context_create(1, 0)
            [host<-vm] proxy_on_context_create return: void
            [host->vm] proxy_on_configure(1, 25)
            [vm->host] env.proxy_get_buffer_bytes(7, 0, 25, 8080, 8084)
            [host->vm] proxy_on_memory_allocate(25)
            [host<-vm] proxy_on_memory_allocate return: 8088
            [vm<-host] env.proxy_get_buffer_bytes return: 0
            [host<-vm] proxy_on_configure return: 1
            """;

    private static final String STREAM =
            """
            [host->vm] proxy_on_context_create(2, 1)
            [host<-vm] proxy_on_context_create return: void
            [host->vm] proxy_on_request_headers(2, 9, 0)
            [vm->host] env.proxy_get_header_map_value(0, 8096, 7, 8104, 8108)
            [vm<-host] env.proxy_get_header_map_value return: 1
            [vm->host] env.proxy_send_local_response(403, 8, 0, 8, 4, 16, 4, 4294967295)
            [vm<-host] env.proxy_send_local_response return: 0
            [host<-vm] proxy_on_request_headers return: 1
            """;

    private static final String END =
            """
            [host->vm] proxy_on_delete(2)
            [host<-vm] proxy_on_delete return: void
            """;

    @Test
    void theStartIsOneRootUntilItIsConfigured() {
        assertThat(EnvoyTrace.ofWorker(worker(START + STREAM)).start())
                .hasToString(
                        """
                        proxy_on_context_create(context -1, parent 0)
                        proxy_on_configure(context -1, size 25) -> 1
                          proxy_get_buffer_bytes(buffer 7, start 0, size 25) -> 0, 25 bytes lent""");
    }

    @Test
    void aStreamsPartHasItsCallbacksAndTheCallsMadeInThem() {
        assertThat(EnvoyTrace.ofWorker(worker(START + STREAM + END)).streams())
                .singleElement()
                .hasToString(
                        """
                        proxy_on_context_create(context 1, parent -1)
                        proxy_on_request_headers(context 1, count 9, end 0) -> 1
                          proxy_get_header_map_value(map 0, name [7]) -> 1
                          proxy_send_local_response(status 403, details [0], body [4], headers [4], grpc -1) -> 0
                        proxy_on_delete(context 1)""");
    }

    @Test
    void anAnswerBelongsToTheStreamThatTheModuleTurnsTo() {
        var answer =
                """
                [host->vm] proxy_on_http_call_response(1, 4, 3, 0, 0)
                [vm->host] env.proxy_set_effective_context(2)
                [vm<-host] env.proxy_set_effective_context return: 0
                [host<-vm] proxy_on_http_call_response return: void
                """;
        assertThat(EnvoyTrace.ofWorker(worker(START + STREAM + answer))
                        .streams()
                        .head()
                        .callbacks()
                        .last())
                .hasToString("proxy_on_http_call_response(context -1, token 1, headers 3, size 0, trailers 0)");
    }

    @Test
    void aTickIsNoStreamsEvenWhereTheModuleTurnsToOne() {
        var tick =
                """
                [host->vm] proxy_on_tick(1)
                [vm->host] env.proxy_set_effective_context(2)
                [vm<-host] env.proxy_set_effective_context return: 0
                [host<-vm] proxy_on_tick return: void
                """;
        assertThat(EnvoyTrace.ofWorker(worker(START + STREAM + tick)).streams())
                .isEqualTo(EnvoyTrace.ofWorker(worker(START + STREAM)).streams());
    }

    @Test
    void aCallbackThatTrapsEndsWithTheNextOne() {
        var trap =
                """
                [host->vm] proxy_on_request_body(2, 5, 1)
                [vm->host] env.proxy_log(4, 16, 3)
                """;
        assertThat(EnvoyTrace.ofWorker(worker(START + STREAM + trap + END))
                        .streams()
                        .head()
                        .lines()
                        .takeRight(3))
                .containsExactly(
                        "proxy_on_request_body(context 1, size 5, end 1)",
                        "  proxy_log(level 4, message [3])",
                        "proxy_on_delete(context 1)");
    }

    @Test
    void itIsQuietOnceEveryStreamIsDeletedAndEveryCallHasReturned() {
        assertThat(EnvoyTrace.isQuiet(worker(START))).isTrue();
        assertThat(EnvoyTrace.isQuiet(worker(START + STREAM))).isFalse();
        assertThat(EnvoyTrace.isQuiet(
                        worker(START + STREAM + END.lines().findFirst().orElseThrow())))
                .isFalse();
        assertThat(EnvoyTrace.isQuiet(worker(START + STREAM + END))).isTrue();
    }

    @Test
    void linesOfOtherThreadsAndOtherLinesAreNoPartOfIt() {
        var other = thread(WORKER + 1, START);
        var mixed = other.take(4)
                .appendAll(worker(START + STREAM))
                .append(new LogLine(WORKER, "debug", "wasm", "wasm log: [vm->host] env.proxy_log(1, 2, 3)"))
                .appendAll(other.drop(4))
                .appendAll(worker(END));
        assertThat(EnvoyTrace.ofWorker(mixed)).isEqualTo(EnvoyTrace.ofWorker(worker(START + STREAM + END)));
    }

    @Test
    void streamsOnNoThreadOrOnTwoAreRefused() {
        assertThatThrownBy(() -> EnvoyTrace.ofWorker(worker(START)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("streams on 0 threads, not on one");
        var two = worker(START + STREAM).appendAll(thread(WORKER + 1, START + STREAM));
        assertThatThrownBy(() -> EnvoyTrace.ofWorker(two)).hasMessage("streams on 2 threads, not on one");
    }

    private static Seq<LogLine> worker(String messages) {
        return thread(WORKER, messages);
    }

    private static Seq<LogLine> thread(int thread, String messages) {
        return Vector.ofAll(messages.lines()).map(message -> new LogLine(thread, "trace", "wasm", message));
    }
}
