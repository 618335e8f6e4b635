package dev.penstock.testkit.envoy;

import static dev.penstock.testkit.envoy.JsonTree.object;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Base64;

/**
 * One {@code envoy.filters.http.wasm}: a plugin, its VM and its configuration.
 *
 * @param name the plugin's name, as in its log lines and statistics
 * @param rootId filters that share a VM are told apart by it
 * @param vmId filters with the same one, and the same module, share a VM per worker
 * @param allowOnHeadersStopIteration the plugin option of that name, which Envoy knows since 1.35 and without which a plugin can't hold
 *     headers and still see the body
 * @param failurePolicy for example {@code FAIL_OPEN}; none leaves Envoy's default, {@code FAIL_CLOSED}
 */
public record WasmFilter(
        String name,
        String rootId,
        String vmId,
        Path module,
        Option<Map<String, Object>> configuration,
        boolean allowOnHeadersStopIteration,
        Option<String> failurePolicy)
        implements HttpFilter {

    private static final String TYPES = "type.googleapis.com/";

    /** A plugin without configuration, with its own VM, that may hold headers. */
    public static WasmFilter of(String name, Path module) {
        return new WasmFilter(name, "", "", module, Option.none(), true, Option.none());
    }

    /** This filter with that text as configuration, whatever the text is; it must be valid UTF-16. */
    public WasmFilter configured(String text) {
        return configured(object("@type", TYPES + "google.protobuf.StringValue", "value", text));
    }

    /** This filter with those bytes as configuration, which need not be text. */
    public WasmFilter configured(byte[] bytes) {
        var base64 = Base64.getEncoder().encodeToString(bytes);
        return configured(object("@type", TYPES + "google.protobuf.BytesValue", "value", base64));
    }

    /** This filter with those fields in a {@code google.protobuf.Struct}, which Envoy hands over as it is on the wire, not as JSON. */
    public WasmFilter configuredByStruct(Map<String, Object> fields) {
        return configured(object("@type", TYPES + "google.protobuf.Struct", "value", fields));
    }

    /** This filter as that root context of that VM. */
    public WasmFilter inVm(String otherRootId, String otherVmId) {
        return new WasmFilter(
                name, otherRootId, otherVmId, module, configuration, allowOnHeadersStopIteration, failurePolicy);
    }

    /** This filter without {@code allow_on_headers_stop_iteration}, as Istio and Envoy before 1.35 have it. */
    public WasmFilter withoutStopIteration() {
        return new WasmFilter(name, rootId, vmId, module, configuration, false, failurePolicy);
    }

    /** This filter with that failure policy. */
    public WasmFilter onFailure(String policy) {
        return new WasmFilter(
                name, rootId, vmId, module, configuration, allowOnHeadersStopIteration, Option.of(policy));
    }

    @Override
    public Map<String, Object> json() {
        return object(
                "name",
                name,
                "typed_config",
                object("@type", TYPES + "envoy.extensions.filters.http.wasm.v3.Wasm", "config", plugin()));
    }

    private WasmFilter configured(Map<String, Object> any) {
        return new WasmFilter(name, rootId, vmId, module, Option.of(any), allowOnHeadersStopIteration, failurePolicy);
    }

    private Map<String, Object> plugin() {
        Map<String, Object> always = object("name", name, "root_id", rootId, "vm_config", vm());
        Map<String, Object> stop =
                allowOnHeadersStopIteration ? object("allow_on_headers_stop_iteration", true) : LinkedHashMap.empty();
        return always.merge(stop)
                .merge(member("configuration", configuration))
                .merge(member("failure_policy", failurePolicy));
    }

    private Map<String, Object> vm() {
        var code = object("local", object("filename", module.toAbsolutePath().toString()));
        return object("vm_id", vmId, "runtime", "envoy.wasm.runtime.v8", "code", code);
    }

    private static Map<String, Object> member(String name, Option<?> value) {
        return value.<Map<String, Object>>map(some -> object(name, some)).getOrElse(LinkedHashMap.empty());
    }
}
