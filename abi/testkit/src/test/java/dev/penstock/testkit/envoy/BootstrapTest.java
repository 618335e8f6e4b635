package dev.penstock.testkit.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Seq;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final Bootstrap PLAIN = Bootstrap.to(Cluster.http1("upstream", 8080));
    private static final WasmFilter FILTER = WasmFilter.of("p", Path.of("p.wasm"));

    @Property(tries = 200)
    void anyTextIsAConfigurationThatReadsBack(@ForAll @CharRange(from = 0, to = 0xd7ff) String text) {
        var json = PLAIN.filter(FILTER.configured(text)).json();
        assertThat(textOf(JsonTree.read(json))).isEqualTo(text);
    }

    @Test
    void everyStreamHasALimit() {
        assertThat(PLAIN.json())
                .contains("\"stream_idle_timeout\":\"10.000s\"")
                .contains("\"max_stream_duration\":\"60.000s\"")
                .contains("\"timeout\":\"60.000s\"");
    }

    @Test
    void holdingHeadersIsAllowedUnlessLeftOut() {
        assertThat(PLAIN.filter(FILTER).json()).contains("\"allow_on_headers_stop_iteration\":true");
        assertThat(PLAIN.filter(FILTER.withoutStopIteration()).json()).doesNotContain("allow_on_headers");
    }

    @Test
    void aFilterOnDemandIsOffButForTheRoutesThatNameIt() {
        var json = PLAIN.filter(FILTER.onDemand())
                .routes(Route.to("with", "*", "/with", "upstream").running("p"), Route.to("rest", "*", "/", "upstream"))
                .json();
        assertThat(json).containsOnlyOnce("\"disabled\":true");
        assertThat(json).containsOnlyOnce("\"typed_per_filter_config\":{\"p\":");
    }

    private static String textOf(JsonTree bootstrap) {
        return at(
                        at(at(at(at(bootstrap, "static_resources"), "listeners"), "filter_chains"), "filters"),
                        "typed_config")
                .member("http_filters")
                .map(filters -> filters.elements().head())
                .map(filter -> at(at(at(at(filter, "typed_config"), "config"), "configuration"), "value"))
                .get()
                .text();
    }

    /** The member, of the first element when it is an array. */
    private static JsonTree at(JsonTree object, String name) {
        var member = object.member(name).get();
        return member.value() instanceof Seq<?> ? member.elements().head() : member;
    }
}
