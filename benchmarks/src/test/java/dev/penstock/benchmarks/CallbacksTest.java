package dev.penstock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.compiler.wasm.Export;
import dev.penstock.compiler.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The callbacks of a module are those that its plugin gives a meaning: in Envoy each costs a request more than the whole of a no-op. */
class CallbacksTest {
    private static final List<String> OF_ALL =
            List.of("configure", "context_create", "delete", "memory_allocate", "vm_start");
    private static final String BODIES = "request_body request_trailers response_body response_trailers";

    @ParameterizedTest
    @CsvSource({
        "benchmarks/no-op, request_headers",
        "benchmarks/one-header, request_headers response_headers",
        "benchmarks/constant-replace, request_headers response_headers " + BODIES,
        "examples/keep-route, request_headers",
        "examples/http-check, http_call_response request_headers response_headers tick " + BODIES,
        "examples/access-log, request_headers response_headers",
        "examples/buffer-limits, request_headers response_headers " + BODIES,
        "examples/ticks, request_headers tick"
    })
    void aModuleHasTheCallbacksThatItsPluginNeeds(String module, String expected) throws IOException {
        Path file = Path.of("../" + module.replace("/", "/target/wasm/") + ".wasm");
        String prefix = "proxy_on_";
        assertThat(WasmModule.read(Files.readAllBytes(file)).exports().stream()
                        .map(Export::name)
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length())))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(OF_ALL.stream(), Stream.of(expected.split(" ")))
                        .collect(Collectors.toList()));
    }
}
