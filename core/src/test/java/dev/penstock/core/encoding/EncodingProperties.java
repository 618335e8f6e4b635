package dev.penstock.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.core.data.Bytes;
import io.vavr.Tuple;
import io.vavr.collection.List;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.UniqueElements;

/** Text forms, with the JDK as their oracle where it has them. */
class EncodingProperties {
    @Property
    void base64IsTheJdks(@ForAll byte[] bytes) {
        Bytes value = Bytes.copyOf(bytes);
        assertThat(Base64.encode(value)).isEqualTo(java.util.Base64.getEncoder().encodeToString(bytes));
        assertThat(Base64.encodeUrl(value))
                .isEqualTo(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        assertThat(Base64.decode(Base64.encode(value))).contains(value);
        assertThat(Base64.decodeUrl(Base64.encodeUrl(value))).contains(value);
    }

    @Property
    void whatIsDecodedWasEncoded(@ForAll @Chars({'A', 'B', '/', '=', 'w', '+', '-', ' '}) String text) {
        Base64.decode(text).forEach(bytes -> assertThat(Base64.encode(bytes)).isEqualTo(text));
        Base64.decodeUrl(text)
                .forEach(bytes -> assertThat(Base64.encodeUrl(bytes)).isEqualTo(text));
    }

    @Example
    void theVectorsOfRfc4648() {
        assertThat(List.of("", "f", "fo", "foo", "foob", "fooba", "foobar")
                        .map(text -> Base64.encode(Bytes.utf8(text))))
                .containsExactly("", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy");
        assertThat(Base64.decode("Zh==")).isEmpty();
        assertThat(Base64.decode("Zg")).isEmpty();
        assertThat(Base64.decode("=")).isEmpty();
        assertThat(Base64.decodeUrl("Z")).isEmpty();
    }

    @Property
    void formFieldsComeBack(
            @ForAll java.util.List<@net.jqwik.api.constraints.NotEmpty String> names, @ForAll String value) {
        FormFields fields = FormFields.empty();
        for (String name : names) {
            fields = fields.add(wellFormed(name), wellFormed(value));
        }
        assertThat(FormFields.parse(fields.encode())).isEqualTo(fields);
    }

    @Property
    void formFieldsAreEncodedAsByTheJdk(@ForAll String value) {
        String text = wellFormed(value);
        String encoded = FormFields.empty().add("a", text).encode();
        assertThat(encoded).isEqualTo("a=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        assertThat(FormFields.parse(encoded).first("a"))
                .contains(URLDecoder.decode(encoded.substring(2), StandardCharsets.UTF_8));
    }

    @Example
    void everyAsciiCharacterIsEncodedAsByTheJdk() {
        for (char c = 0; c < 0x80; c++) {
            assertThat(FormFields.empty().add("a", "" + c).encode())
                    .isEqualTo("a=" + URLEncoder.encode("" + c, StandardCharsets.UTF_8));
        }
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property
    void anythingIsReadAsFields(@ForAll @Chars({'%', '4', '1', '&', '=', '+', 'é', 'g'}) String text) {
        FormFields fields = FormFields.parse(text);
        assertThat(FormFields.parse(fields.encode())).isEqualTo(fields);
    }

    @Example
    void fieldsAsTheStandardReadsThem() {
        assertThat(FormFields.parse("a=b&&c&=d&a=%41%2&e+f=%zz").fields())
                .containsExactly(
                        Tuple.of("a", "b"),
                        Tuple.of("c", ""),
                        Tuple.of("", "d"),
                        Tuple.of("a", "A%2"),
                        Tuple.of("e f", "%zz"));
        assertThat(FormFields.ofTarget("/p?x=1#y?z=2").first("x")).contains("1");
        assertThat(FormFields.ofTarget("/p#y?z=2").fields()).isEmpty();
        assertThat(FormFields.parse("a=1&b=2&a=3").without("a").encode()).isEqualTo("b=2");
        assertThat(FormFields.parse(Bytes.utf8("b=2&a=1&b=3")).first("a")).contains("1");
        assertThat(FormFields.parse("b=2&a=1&b=3").all("b")).containsExactly("2", "3");
        assertThat(FormFields.parse("b=2").first("a")).isEmpty();
        assertThat(FormFields.ofTarget("?x=1").first("x")).contains("1");
        assertThat(FormFields.ofTarget("/p").fields()).isEmpty();
        assertThat(FormFields.ofTarget("#?x=1").fields()).isEmpty();
        assertThat(FormFields.parse("a=1&a=3").all("a")).containsExactly("1", "3");
    }

    @Property
    void partsComeBackJoined(@ForAll @Chars({',', 'a', ' '}) String text) {
        List<String> parts = Split.at(',', text);
        assertThat(parts.mkString(",")).isEqualTo(text);
        assertThat(parts.toJavaArray(String[]::new)).isEqualTo(text.split(",", -1));
    }

    @Example
    void listsHaveNoEmptyParts() {
        assertThat(Split.list(',', " a, ,b c,,")).containsExactly("a", "b c");
        assertThat(Split.list(',', " ")).isEmpty();
    }

    @Example
    void aCookieHoldsWhatRfc6265Allows() {
        Cookies none = Cookies.parse("");
        for (char c = 0; c < 0x100; c++) {
            boolean plain = c > 0x20 && c < 0x7f && "\",;\\".indexOf(c) < 0;
            assertThat(isTaken(none, "a", "" + c)).isEqualTo(plain);
            assertThat(isTaken(none, "" + c, "a")).isEqualTo(plain && c != '=');
        }
        assertThat(isTaken(none, "", "a")).isFalse();
        assertThat(isTaken(none, "a", "")).isTrue();
    }

    private static boolean isTaken(Cookies cookies, String name, String value) {
        try {
            return cookies.with(name, value).first(name).contains(value);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Property
    void cookiesComeBack(
            @ForAll @UniqueElements
                    java.util.List<@net.jqwik.api.constraints.AlphaChars @net.jqwik.api.constraints.NotEmpty String>
                            names) {
        Cookies cookies = Cookies.parse("");
        for (String name : names) {
            cookies = cookies.with(name, "v=" + name);
        }
        assertThat(Cookies.parse(cookies.encode())).isEqualTo(cookies);
        for (String name : names) {
            assertThat(cookies.first(name)).contains("v=" + name);
        }
    }

    @Example
    void cookiesOfAHeader() {
        Cookies cookies = Cookies.parse("SID=31d4d96e407aad42; lang=\"en-US\";; broken; =x; SID=2");
        assertThat(cookies.first("SID")).contains("31d4d96e407aad42");
        assertThat(cookies.first("lang")).contains("\"en-US\"");
        assertThat(cookies.with("SID", "new").encode()).isEqualTo("lang=\"en-US\"; SID=new");
        assertThatThrownBy(() -> cookies.with("a", "b; c=d")).isInstanceOf(IllegalArgumentException.class);
    }
}
