package dev.penstock.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.context.Key;
import dev.penstock.core.context.Metric;
import dev.penstock.core.context.Platform;
import dev.penstock.core.context.SharedValue;
import dev.penstock.core.context.Timestamp;
import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Headers;
import dev.penstock.core.exchange.RequestHeaders;
import dev.penstock.core.json.ConfigReader;
import dev.penstock.core.pipeline.PerStream;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which configuration a stream has, and what the host is asked for it. */
class RuleTableTest {
    private static final String RULES =
            """
            {"a":"g","_rules_":[
              {"_match_route_":"r1","a":"1"},
              {"_match_service_":"s.dns","a":"2"},
              {"_match_route_":"r2","_match_service_":"t.dns:80","a":"3"},
              {"_match_domain_":"d","a":"4"}]}
            """;

    @Test
    void ofEnvoyTheRouteAndTheClusterAreThoseOfXds() {
        assertThat(held(Platform.ENVOY, "", "xds.route_name", "r1")).contains("1!");
        assertThat(held(Platform.ENVOY, "", "xds.cluster_name", "outbound|80||s.dns"))
                .contains("2!");
        assertThat(held(Platform.ENVOY, "", "xds.route_name", "r2", "xds.cluster_name", "outbound|80||t.dns"))
                .contains("3!");
    }

    @Test
    void ofHigressTheyAreItsOwnAndNothingElseIsAskedFor() {
        Request request = new Request(
                Platform.HIGRESS,
                "",
                HashMap.of("route_name", "r2", "cluster_name", "outbound|80||t.dns", "xds.route_name", "r1"),
                new ArrayList<>());
        assertThat(table(RULES).of(request)).contains("3!");
        assertThat(request.reads).containsExactly("route_name", "cluster_name");
    }

    @Test
    void eachIsAskedForOnceHoweverManyRulesNameIt() {
        Request request = new Request(
                Platform.ENVOY,
                "d",
                HashMap.of("xds.route_name", "r9", "xds.cluster_name", "outbound|80||t.dns"),
                new ArrayList<>());
        assertThat(table(RULES).of(request)).contains("4!");
        assertThat(request.reads).containsExactly("xds.route_name", "xds.cluster_name");
    }

    @Test
    void whereNoRuleIsForARequestTheGlobalPartHolds() {
        assertThat(held(Platform.ENVOY, "other")).contains("g!");
        assertThat(table(RULES.replace("\"a\":\"g\",", ""))
                        .of(new Request(Platform.ENVOY, "other", HashMap.empty(), new ArrayList<>())))
                .isEmpty();
    }

    @Test
    void withoutAStreamTheGlobalPartHoldsOrElseTheFirstRule() {
        assertThat(table(RULES).ofRoot()).isEqualTo("g!");
        assertThat(table(RULES).ofAll()).isEmpty();
        assertThat(table(RULES.replace("\"a\":\"g\",", "")).ofRoot()).isEqualTo("1!");
    }

    private static Option<String> held(Platform platform, String authority, String... properties) {
        Map<String, String> all = HashMap.empty();
        for (int i = 0; i < properties.length; i += 2) {
            all = all.put(properties[i], properties[i + 1]);
        }
        return table(RULES).of(new Request(platform, authority, all, new ArrayList<>()));
    }

    private static PerStream<String> table(String config) {
        return new RuleReader<String>(
                        json -> json.field("a").string().value(),
                        (json, above) -> json.field("a").string().value())
                .read(ConfigReader.object(Bytes.utf8(config)).get())
                .all()
                .get()
                .table(found -> found + "!");
    }

    /** A request of which only its host and its properties are known, and which notes what is read of these. */
    private record Request(Platform platform, String host, Map<String, String> known, List<String> reads)
            implements RequestHeaders {
        @Override
        public Option<String> header(String name) {
            return Option.when(name.equals(":authority"), host);
        }

        @Override
        public Option<Bytes> property(String... path) {
            String name = String.join(".", path);
            reads.add(name);
            return known.get(name).map(Bytes::utf8);
        }

        @Override
        public boolean hasBody() {
            return false;
        }

        @Override
        public Headers headers() {
            return Headers.empty();
        }

        @Override
        public Timestamp now() {
            return new Timestamp(0);
        }

        @Override
        public <T> T get(Key<T> key) {
            return key.initial();
        }

        @Override
        public SharedValue shared(String key) {
            return new SharedValue(key, Option.none(), SharedValue.ABSENT);
        }

        @Override
        public long metric(Metric metric) {
            return 0;
        }

        @Override
        public void mark(String step) {}
    }
}
