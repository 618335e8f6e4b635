package dev.penstock.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.core.data.Headers;
import dev.penstock.core.effect.HeaderMap;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldHeadersTest {
    private static final Headers FIELDS =
            Headers.empty().add("a", "1").add("content-length", "2").add("content-type", "text/plain");

    private final List<String> calls = new ArrayList<>();
    private final Trail trail = new Trail();
    private final HeldHeaders held = new HeldHeaders(host(), HeaderMap.REQUEST_HEADERS, trail, null);

    @Test
    void allThatIsSaidOfABodyTakesOneCallAndNothingIsNotedAsReadByAHandler() {
        assertThat(held.bodyFields().statedLength()).isEqualTo(2);
        assertThat(held.bodyFields().type().utf8()).isEqualTo("text/plain");
        assertThat(held.bodyFields().acceptsCodings()).isFalse();

        assertThat(calls).containsExactly("lentHeaders");
        assertThat(trail.shown()).isEmpty();
    }

    @Test
    void whatWasReadAtOnceIsNotReadAgain() {
        assertThat(held.bodyFields().statesLength()).isTrue();

        assertThat(held.header("a")).containsExactly("1");
        assertThat(held.header("b")).isEmpty();
        assertThat(calls).containsExactly("lentHeaders");
    }

    @Test
    void whatAHandlerHasReadWholeIsNotLentAgain() {
        assertThat(held.headers()).isEqualTo(FIELDS);

        assertThat(held.bodyFields().statedLength()).isEqualTo(2);
        assertThat(calls).containsExactly("headers");
    }

    private Host host() {
        return (Host) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return FIELDS;
                });
    }
}
