package dev.penstock.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names under which Istio and Higress configure the clusters of services. */
class ClusterTest {
    @Test
    void eachKindOfServiceHasItsNameAndAuthority() {
        String k8s = "foo.bar.svc.cluster.local";
        isNamed(Cluster.named("auth"), "auth", "auth");
        isNamed(new Cluster("auth", "auth.example"), "auth", "auth.example");
        isNamed(Cluster.k8s("foo", "bar", 8080, "1.0"), "outbound|8080|1.0|" + k8s, k8s);
        isNamed(
                Cluster.k8s("foo", "", 8080).host("www.example.com"),
                "outbound|8080||foo.default.svc.cluster.local",
                "www.example.com");
        isNamed(
                Cluster.k8s("foo", "", 80),
                "outbound|80||foo.default.svc.cluster.local",
                "foo.default.svc.cluster.local");
        isNamed(
                Cluster.nacos("foo", "DEFAULT_GROUP", "xxxx", 8080, "1.0"),
                "outbound|8080|1.0|foo.DEFAULT-GROUP.xxxx.nacos",
                "foo");
        isNamed(
                Cluster.externalNacos("foo", "", "xxxx", 8080, "").host("www.test.com"),
                "outbound|8080||foo.DEFAULT-GROUP.xxxx.nacos-ext",
                "www.test.com");
        isNamed(Cluster.nacos("a_b", "my_own_group", "n_s", 1, ""), "outbound|1||a_b.my-own-group.n_s.nacos", "a_b");
        isNamed(Cluster.staticIp("foo", 8080), "outbound|8080||foo.static", "foo");
        isNamed(Cluster.staticIp("foo", 8080).host("www.test.com"), "outbound|8080||foo.static", "www.test.com");
        isNamed(Cluster.dns("foo", "www.test.com", 8080), "outbound|8080||foo.dns", "www.test.com");
        isNamed(Cluster.consul("foo", "dc1", 65_535), "outbound|65535||foo.dc1.consul", "foo");
        isNamed(Cluster.fqdn("foo.example", 443), "outbound|443||foo.example", "foo.example");
    }

    private static void isNamed(Cluster cluster, String name, String host) {
        assertThat(cluster.name()).isEqualTo(name);
        assertThat(cluster.host()).isEqualTo(host);
        var headers = CallRequest.get("/").to(cluster).headers();
        assertThat(headers.first(":authority")).contains(host);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536})
    void aPortThatThereIsNotIsRefused(int port) {
        assertThatThrownBy(() -> Cluster.staticIp("foo", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port of service 'foo.static' must be 1 to 65535, got " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nx: 1", "a\u0000"})
    void aNameThatCannotBeSeenIsRefused(String name) {
        assertThat(Cluster.isName(name)).isFalse();
        assertThatThrownBy(() -> Cluster.named(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cluster.named("a").host(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cluster.fqdn(name, 80)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cluster.dns("foo", name, 80)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServiceWithoutNameIsRefused() {
        assertThatThrownBy(() -> Cluster.k8s("", "bar", 80)).hasMessage("service of a cluster must not be empty");
        assertThatThrownBy(() -> Cluster.consul("", "dc1", 80)).hasMessage("service of a cluster must not be empty");
    }
}
