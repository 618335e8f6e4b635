package dev.penstock.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeaderProperties {
    @Property
    void noSendableFieldHoldsALineBreak(@ForAll String name, @ForAll("riskyValues") String value) {
        try {
            Header field = Header.of(name, value);
            assertThat(field.name()).matches(":?[!#$%&'*+.^_`|~0-9a-z-]+");
            assertThat(field.value().utf8())
                    .doesNotContain("\r")
                    .doesNotContain("\n")
                    .doesNotContain("\0");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("header");
        }
    }

    @Provide
    Arbitrary<String> riskyValues() {
        return Arbitraries.strings().withChars("a \r\n\0:").ofMaxLength(8);
    }

    @Property
    void everyTokenIsAName(@ForAll("tokens") String token) {
        assertThatCode(() -> Header.of(token, "x")).doesNotThrowAnyException();
        assertThat(Header.of(token, "x").name()).isEqualTo(token.toLowerCase(java.util.Locale.ROOT));
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings()
                .withChars("!#$%&'*+-.^_`|~")
                .alpha()
                .numeric()
                .ofMinLength(1);
    }

    @Example
    void theRefusalNamesFieldRuleAndValue() {
        assertThatThrownBy(() -> Header.of("x-a", "b\r\nx-inj: 1"))
                .hasMessage("value of header 'x-a' must not hold CR, LF or NUL, got octet 13 at index 1");
        assertThatThrownBy(() -> Header.of("x a", "b")).hasMessage("header name must be a token, got 'x a'");
        assertThatThrownBy(() -> Header.of(":", "b")).hasMessage("header name must be a token, got ':'");
        assertThatThrownBy(() -> Header.of("", "b")).hasMessage("header name must be a token, got ''");
    }

    @Example
    void headersKeepOrderAndRepeatedNames() {
        Headers headers = Headers.empty().add("a", "1").add("b", "2").add("A", "3");
        assertThat(headers.first("a")).contains("1");
        assertThat(headers.all("a")).containsExactly(Bytes.utf8("1"), Bytes.utf8("3"));
        assertThat(headers).hasToString("a: 1\nb: 2\na: 3");
        assertThat(headers.first("c")).isEmpty();
        assertThat(headers).hasSize(3);
        Header asItIs = new Header("D", Bytes.utf8("\n"));
        assertThat(headers.and(asItIs)).hasSize(4).last().isEqualTo(asItIs);
    }

    @Example
    void aRefusedNameIsShownAsVisibleCharactersAndCut() {
        assertThatThrownBy(() -> Header.of("~ a\u007f\u001f", "b"))
                .hasMessage("header name must be a token, got '~ a??'");
        assertThatThrownBy(() -> Header.of(" ".repeat(100), "b"))
                .hasMessage("header name must be a token, got '" + " ".repeat(64) + "'");
    }

    @Example
    void onlyTheLettersOfAsciiHaveALowerCase() {
        assertThat(Header.lowerCase("HOST")).isEqualTo("host");
        assertThat(Header.lowerCase("aZ@[`{\u00c4")).isEqualTo("az@[`{\u00c4");
        assertThat(Header.lowerCase("")).isEmpty();
    }

    @Example
    void aPluginSetsTokensThatAreNoPseudoHeadersAndDoNotFrameTheBody() {
        assertThat(Header.isSettable("X-A")).isTrue();
        for (String name : new String[] {"", ":path", "a b", "Content-Length", "transfer-encoding"}) {
            assertThat(Header.isSettable(name)).as(name).isFalse();
        }
    }

    @Example
    void fieldsAreMadeOnceAndWhenTheyAreAskedFor() {
        AtomicInteger made = new AtomicInteger();
        Headers later = Headers.later(1, () -> {
            made.incrementAndGet();
            return List.of(Header.of("a", "1"));
        });
        assertThat(later.size()).isEqualTo(1);
        assertThat(later.isEmpty()).isFalse();
        assertThat(made).hasValue(0);
        Headers same = Headers.empty().add("a", "1");
        assertThat(later).isEqualTo(same).isNotEqualTo(Headers.empty().add("a", "2"));
        assertThat(later.hashCode()).isEqualTo(List.of(Header.of("a", "1")).hashCode());
        assertThat(later.has("A")).isTrue();
        assertThat(later.has("b")).isFalse();
        assertThat(Headers.empty().isEmpty()).isTrue();
        assertThat(made).hasValue(1);
    }

    @Example
    void theDirectionsAreNamedAsInLogs() {
        assertThat(Direction.REQUEST.label()).isEqualTo("request");
        assertThat(Direction.RESPONSE.label()).isEqualTo("response");
    }
}
