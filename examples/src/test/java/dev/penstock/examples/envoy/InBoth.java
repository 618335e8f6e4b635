package dev.penstock.examples.envoy;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Dispatcher;
import dev.penstock.guest.Host;
import dev.penstock.testkit.envoy.FilterInput;
import dev.penstock.testkit.envoy.Protocol;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.http.Seen;
import dev.penstock.testkit.model.VmModel;
import dev.penstock.testkit.wasm.WasmGuest;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Function;

/** A plugin of {@link FixturePlugins} before the proxy model, on the JVM and as a module: what is seen of an exchange in each. */
record InBoth(Plugin<?> plugin, FixtureModule module, Protocol protocol) {

    /** By where the plugin ran. The model is given what Envoy gives the first filter of a chain. */
    Map<String, Seen> exchange(Request request, Answer answer) {
        return LinkedHashMap.of(
                "JVM", run(host -> new Dispatcher(plugin::pipeline, host), request, answer),
                "module", run(host -> WasmGuest.load(bytes(), host), request, answer));
    }

    private Seen run(Function<Host, Callbacks> load, Request request, Answer answer) {
        var vm = new VmModel(Platform.ENVOY, load);
        vm.clientProtocol(protocol == Protocol.HTTP1 ? "HTTP/1.1" : "HTTP/2");
        if (!vm.start(Bytes.empty())) {
            throw new AssertionError(vm.host().log().toString());
        }
        return vm.exchange(FilterInput.of(protocol, request), seen -> FilterInput.of(protocol, answer, answer));
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(module.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
