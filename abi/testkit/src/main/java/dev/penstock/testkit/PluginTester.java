package dev.penstock.testkit;

import dev.penstock.core.context.Platform;
import dev.penstock.core.data.Bytes;
import dev.penstock.dsl.Plugin;
import dev.penstock.guest.Callbacks;
import dev.penstock.guest.Dispatcher;
import dev.penstock.guest.Host;
import dev.penstock.testkit.http.Answer;
import dev.penstock.testkit.http.Request;
import dev.penstock.testkit.model.LogEntry;
import dev.penstock.testkit.model.ProxyModel;
import dev.penstock.testkit.model.VmModel;
import dev.penstock.testkit.wasm.WasmGuest;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A plugin in front of a proxy in memory, either its pipeline on the JVM or its compiled module: the same calls, the same
 * answers.
 *
 * <pre>{@code
 * var seen = tester.configure("{\"from\":\"old\",\"to\":\"new\"}")
 *         .upstream(request -> answer(200).chunks("very o", "ld"))
 *         .exchange(post("/").chunks("ol", "d hat"));
 * }</pre>
 */
public final class PluginTester {
    private final String description;
    private final Platform platform;
    private final Consumer<VmModel> proxy;
    private final Function<Host, Callbacks> load;

    private PluginTester(
            String description, Platform platform, Consumer<VmModel> proxy, Function<Host, Callbacks> load) {
        this.description = description;
        this.platform = platform;
        this.proxy = proxy;
        this.load = load;
    }

    private PluginTester(String description, Function<Host, Callbacks> load) {
        this(description, Platform.ENVOY, vm -> {}, load);
    }

    /** The same plugin in front of a model of that kind of proxy. Without this it is Envoy. */
    public PluginTester on(Platform other) {
        return new PluginTester(description, other, proxy, load);
    }

    /**
     * The same plugin in front of a proxy that has this property. Without this the route is {@code default}, the cluster
     * {@code upstream}, the client {@code 127.0.0.1:50000}.
     *
     * @param path its parts as Envoy names them, {@code "xds", "route_name"} for example
     */
    public PluginTester given(Bytes value, String... path) {
        return with(vm -> vm.host().give(value, path));
    }

    /** The same plugin in front of a proxy that has that cluster, so that it may be called at the start: see {@link ConfiguredPlugin#cluster}. */
    public PluginTester cluster(String name, Function<Request, Answer> answers) {
        return with(vm -> vm.cluster(name, answers));
    }

    private PluginTester with(Consumer<VmModel> more) {
        return new PluginTester(description, platform, proxy.andThen(more), load);
    }

    /** Tests the pipeline of {@code plugin} on the JVM. */
    public static PluginTester onJvm(Plugin<?> plugin) {
        return new PluginTester("JVM", host -> new Dispatcher(plugin::pipeline, host));
    }

    /** Tests a compiled module, of any language that speaks the ABI. */
    public static PluginTester onModule(byte[] module) {
        return new PluginTester("module", WasmGuest.loading(module.clone()));
    }

    /** Tests a plugin's side that is written against the ABI's callbacks. */
    public static PluginTester onGuest(Function<Host, Callbacks> guest) {
        return new PluginTester("guest", guest);
    }

    /**
     * Tests the module that the build has made of {@code plugin}: {@code target/wasm/<name>.wasm}, or the folder that the
     * system property {@code penstock.wasm} names.
     *
     * @throws UncheckedIOException when there is none
     */
    public static PluginTester onBuiltModule(Plugin<?> plugin) {
        Path folder = Path.of(System.getProperty("penstock.wasm", "target/wasm"));
        try {
            return onModule(Files.readAllBytes(folder.resolve(plugin.name() + ".wasm")));
        } catch (IOException e) {
            throw new UncheckedIOException("no module of plugin '" + plugin.name() + "': penstock:compile makes it", e);
        }
    }

    /**
     * A new VM with this configuration.
     *
     * @throws AssertionError when the plugin rejects it
     */
    public ConfiguredPlugin configure(String configuration) {
        return configure(Bytes.utf8(configuration));
    }

    /** As {@link #configure(String)}, of any bytes. */
    public ConfiguredPlugin configure(Bytes configuration) {
        return new ConfiguredPlugin(vm(new ProxyModel(platform))).reconfigure(configuration);
    }

    /**
     * So many new VMs of one proxy, each with this configuration: they share a clock and the shared data.
     *
     * @throws AssertionError when the plugin rejects it
     */
    public Seq<ConfiguredPlugin> workers(int vms, String configuration) {
        ProxyModel model = new ProxyModel(platform);
        return Vector.fill(vms, () -> new ConfiguredPlugin(vm(model)).reconfigure(Bytes.utf8(configuration)));
    }

    private VmModel vm(ProxyModel model) {
        VmModel vm = model.vm(load);
        proxy.accept(vm);
        return vm;
    }

    /**
     * What the plugin logs while it rejects this configuration.
     *
     * @throws AssertionError when the plugin accepts it
     */
    public Seq<LogEntry> reject(Bytes configuration) {
        VmModel vm = vm(new ProxyModel(platform));
        if (vm.start(configuration)) {
            throw new AssertionError("configuration " + configuration + " was accepted");
        }
        return vm.host().log();
    }

    /** As {@link #reject(Bytes)}, of a text. */
    public Seq<LogEntry> reject(String configuration) {
        return reject(Bytes.utf8(configuration));
    }

    /** Whether a module is tested, which runs in an interpreter. */
    public boolean isModule() {
        return description.equals("module");
    }

    /** {@code JVM}, {@code module} or {@code guest}. */
    @Override
    public String toString() {
        return description;
    }
}
